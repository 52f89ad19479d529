import os.path, posixpath, fnmatch

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for ps in [[], ['a'], ['/a/b', '/a/c']]:
    show(lambda: os.path.commonpath(ps))
    show(lambda: os.path.commonprefix(ps))
