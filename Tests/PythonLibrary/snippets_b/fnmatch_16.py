import os.path, posixpath, fnmatch

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for n in ['a-b', 'ab\n', 'Foo']:
    for p in ['*', 'a*', '?.py', '[ab]*', '[!a]*', '[[]x]', '*.[pq]y', 'a-[a-c]', '[z-a]', '', 'a?c', '*b*', '[]-a]*', '[a', '*[', '[!]*']:
        show(lambda: (n, p, fnmatch.fnmatchcase(n, p)))
