import os.path, posixpath, fnmatch

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for p in ['', '/', '//']:
    for f in 'normcase isabs split splitext splitdrive basename dirname normpath'.split():
        show(lambda: (f, p, getattr(os.path, f)(p)))
