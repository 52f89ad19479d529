# differs-from-3.11: newer methods and messages
from pathlib import *
import os, tempfile, shutil, copy, sys
P = PurePosixPath

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for p in ['a//b', '..', '/..', '//a/b', 'a b', 'x.y.z/.hid.txt']:
    q = P(p)
    for f in 'parts root anchor drive name suffix suffixes stem parent'.split():
        show(lambda: (f, getattr(q, f)))
    show(lambda: str(q))
    show(lambda: q)
    show(lambda: list(q.parents))
    show(lambda: q.is_absolute())
    show(lambda: q.as_posix())
    show(lambda: q.as_uri())
    show(lambda: bytes(q))
    show(lambda: hash(q) == hash(P(p)))
    for r in ['x', '/x', '..', '', 'y/z']:
        show(lambda: q / r)
        show(lambda: r / q)
    for n in ['n', '', 'a/b', '.']:
        show(lambda: q.with_name(n))
        show(lambda: q.with_stem(n))
    for n in ['', '.py', 'py', '.a.b']:
        show(lambda: q.with_suffix(n))
    for r in ['', '/', 'a', '/a', 'b']:
        show(lambda: q.relative_to(r))
        show(lambda: q.is_relative_to(r))
        if sys.version_info >= (3, 12):
            show(lambda: q.relative_to(r, walk_up=True))
    for m in ['*', '*.txt', 'a/*', '/a/*', '**/b.txt', 'b.*', '/a/**/*.gz']:
        show(lambda: q.match(m))
        if sys.version_info >= (3, 13):
            show(lambda: q.full_match(m))
# expected-output:
# ('parts', ('a', 'b'))
# ('root', '')
# ('anchor', '')
# ('drive', '')
# ('name', 'b')
# ('suffix', '')
# ('suffixes', [])
# ('stem', 'b')
# ('parent', PurePosixPath('a'))
# 'a/b'
# PurePosixPath('a/b')
# [PurePosixPath('a'), PurePosixPath('.')]
# False
# 'a/b'
# ValueError relative path can't be expressed as a file URI
# b'a/b'
# True
# PurePosixPath('a/b/x')
# PurePosixPath('x/a/b')
# PurePosixPath('/x')
# PurePosixPath('/x/a/b')
# PurePosixPath('a/b/..')
# PurePosixPath('../a/b')
# PurePosixPath('a/b')
# PurePosixPath('a/b')
# PurePosixPath('a/b/y/z')
# PurePosixPath('y/z/a/b')
# PurePosixPath('a/n')
# PurePosixPath('a/n')
# ValueError Invalid name ''
# ValueError Invalid name ''
# ValueError Invalid name 'a/b'
# ValueError Invalid name 'a/b'
# ValueError Invalid name '.'
# ValueError Invalid name '.'
# PurePosixPath('a/b')
# PurePosixPath('a/b.py')
# ValueError Invalid suffix 'py'
# PurePosixPath('a/b.a.b')
# PurePosixPath('a/b')
# True
# PurePosixPath('a/b')
# ValueError 'a/b' is not in the subpath of '/'
# False
# ValueError 'a/b' and '/' have different anchors
# PurePosixPath('b')
# True
# PurePosixPath('b')
# ValueError 'a/b' is not in the subpath of '/a'
# False
# ValueError 'a/b' and '/a' have different anchors
# ValueError 'a/b' is not in the subpath of 'b'
# False
# PurePosixPath('../a/b')
# True
# False
# False
# False
# True
# True
# False
# False
# False
# False
# False
# False
# False
# False
# ('parts', ('..',))
# ('root', '')
# ('anchor', '')
# ('drive', '')
# ('name', '..')
# ('suffix', '')
# ('suffixes', [])
# ('stem', '..')
# ('parent', PurePosixPath('.'))
# '..'
# PurePosixPath('..')
# [PurePosixPath('.')]
# False
# '..'
# ValueError relative path can't be expressed as a file URI
# b'..'
# True
# PurePosixPath('../x')
# PurePosixPath('x/..')
# PurePosixPath('/x')
# PurePosixPath('/x/..')
# PurePosixPath('../..')
# PurePosixPath('../..')
# PurePosixPath('..')
# PurePosixPath('..')
# PurePosixPath('../y/z')
# PurePosixPath('y/z/..')
# PurePosixPath('n')
# PurePosixPath('n')
# ValueError Invalid name ''
# ValueError Invalid name ''
# ValueError Invalid name 'a/b'
# ValueError Invalid name 'a/b'
# ValueError Invalid name '.'
# ValueError Invalid name '.'
# PurePosixPath('..')
# PurePosixPath('...py')
# ValueError Invalid suffix 'py'
# PurePosixPath('...a.b')
# PurePosixPath('..')
# True
# PurePosixPath('..')
# ValueError '..' is not in the subpath of '/'
# False
# ValueError '..' and '/' have different anchors
# ValueError '..' is not in the subpath of 'a'
# False
# PurePosixPath('../..')
# ValueError '..' is not in the subpath of '/a'
# False
# ValueError '..' and '/a' have different anchors
# ValueError '..' is not in the subpath of 'b'
# False
# PurePosixPath('../..')
# True
# True
# False
# False
# False
# False
# False
# False
# False
# False
# False
# False
# False
# False
# ('parts', ('/', '..'))
# ('root', '/')
# ('anchor', '/')
# ('drive', '')
# ('name', '..')
# ('suffix', '')
# ('suffixes', [])
# ('stem', '..')
# ('parent', PurePosixPath('/'))
# '/..'
# PurePosixPath('/..')
# [PurePosixPath('/')]
# True
# '/..'
# 'file:///..'
# b'/..'
# True
# PurePosixPath('/../x')
# PurePosixPath('/..')
# PurePosixPath('/x')
# PurePosixPath('/..')
# PurePosixPath('/../..')
# PurePosixPath('/..')
# PurePosixPath('/..')
# PurePosixPath('/..')
# PurePosixPath('/../y/z')
# PurePosixPath('/..')
# PurePosixPath('/n')
# PurePosixPath('/n')
# ValueError Invalid name ''
# ValueError Invalid name ''
# ValueError Invalid name 'a/b'
# ValueError Invalid name 'a/b'
# ValueError Invalid name '.'
# ValueError Invalid name '.'
# PurePosixPath('/..')
# PurePosixPath('/...py')
# ValueError Invalid suffix 'py'
# PurePosixPath('/...a.b')
# ValueError '/..' is not in the subpath of '.'
# False
# ValueError '/..' and '.' have different anchors
# PurePosixPath('..')
# True
# PurePosixPath('..')
# ValueError '/..' is not in the subpath of 'a'
# False
# ValueError '/..' and 'a' have different anchors
# ValueError '/..' is not in the subpath of '/a'
# False
# PurePosixPath('../..')
# ValueError '/..' is not in the subpath of 'b'
# False
# ValueError '/..' and 'b' have different anchors
# True
# False
# False
# False
# False
# False
# False
# False
# False
# False
# False
# False
# False
# False
# ('parts', ('//', 'a', 'b'))
# ('root', '//')
# ('anchor', '//')
# ('drive', '')
# ('name', 'b')
# ('suffix', '')
# ('suffixes', [])
# ('stem', 'b')
# ('parent', PurePosixPath('//a'))
# '//a/b'
# PurePosixPath('//a/b')
# [PurePosixPath('//a'), PurePosixPath('//')]
# True
# '//a/b'
# 'file:////a/b'
# b'//a/b'
# True
# PurePosixPath('//a/b/x')
# PurePosixPath('//a/b')
# PurePosixPath('/x')
# PurePosixPath('//a/b')
# PurePosixPath('//a/b/..')
# PurePosixPath('//a/b')
# PurePosixPath('//a/b')
# PurePosixPath('//a/b')
# PurePosixPath('//a/b/y/z')
# PurePosixPath('//a/b')
# PurePosixPath('//a/n')
# PurePosixPath('//a/n')
# ValueError Invalid name ''
# ValueError Invalid name ''
# ValueError Invalid name 'a/b'
# ValueError Invalid name 'a/b'
# ValueError Invalid name '.'
# ValueError Invalid name '.'
# PurePosixPath('//a/b')
# PurePosixPath('//a/b.py')
# ValueError Invalid suffix 'py'
# PurePosixPath('//a/b.a.b')
# ValueError '//a/b' is not in the subpath of '.'
# False
# ValueError '//a/b' and '.' have different anchors
# ValueError '//a/b' is not in the subpath of '/'
# False
# ValueError '//a/b' and '/' have different anchors
# ValueError '//a/b' is not in the subpath of 'a'
# False
# ValueError '//a/b' and 'a' have different anchors
# ValueError '//a/b' is not in the subpath of '/a'
# False
# ValueError '//a/b' and '/a' have different anchors
# ValueError '//a/b' is not in the subpath of 'b'
# False
# ValueError '//a/b' and 'b' have different anchors
# True
# False
# False
# False
# True
# False
# False
# False
# False
# False
# False
# False
# False
# False
# ('parts', ('a b',))
# ('root', '')
# ('anchor', '')
# ('drive', '')
# ('name', 'a b')
# ('suffix', '')
# ('suffixes', [])
# ('stem', 'a b')
# ('parent', PurePosixPath('.'))
# 'a b'
# PurePosixPath('a b')
# [PurePosixPath('.')]
# False
# 'a b'
# ValueError relative path can't be expressed as a file URI
# b'a b'
# True
# PurePosixPath('a b/x')
# PurePosixPath('x/a b')
# PurePosixPath('/x')
# PurePosixPath('/x/a b')
# PurePosixPath('a b/..')
# PurePosixPath('../a b')
# PurePosixPath('a b')
# PurePosixPath('a b')
# PurePosixPath('a b/y/z')
# PurePosixPath('y/z/a b')
# PurePosixPath('n')
# PurePosixPath('n')
# ValueError Invalid name ''
# ValueError Invalid name ''
# ValueError Invalid name 'a/b'
# ValueError Invalid name 'a/b'
# ValueError Invalid name '.'
# ValueError Invalid name '.'
# PurePosixPath('a b')
# PurePosixPath('a b.py')
# ValueError Invalid suffix 'py'
# PurePosixPath('a b.a.b')
# PurePosixPath('a b')
# True
# PurePosixPath('a b')
# ValueError 'a b' is not in the subpath of '/'
# False
# ValueError 'a b' and '/' have different anchors
# ValueError 'a b' is not in the subpath of 'a'
# False
# PurePosixPath('../a b')
# ValueError 'a b' is not in the subpath of '/a'
# False
# ValueError 'a b' and '/a' have different anchors
# ValueError 'a b' is not in the subpath of 'b'
# False
# PurePosixPath('../a b')
# True
# True
# False
# False
# False
# False
# False
# False
# False
# False
# False
# False
# False
# False
# ('parts', ('x.y.z', '.hid.txt'))
# ('root', '')
# ('anchor', '')
# ('drive', '')
# ('name', '.hid.txt')
# ('suffix', '.txt')
# ('suffixes', ['.txt'])
# ('stem', '.hid')
# ('parent', PurePosixPath('x.y.z'))
# 'x.y.z/.hid.txt'
# PurePosixPath('x.y.z/.hid.txt')
# [PurePosixPath('x.y.z'), PurePosixPath('.')]
# False
# 'x.y.z/.hid.txt'
# ValueError relative path can't be expressed as a file URI
# b'x.y.z/.hid.txt'
# True
# PurePosixPath('x.y.z/.hid.txt/x')
# PurePosixPath('x/x.y.z/.hid.txt')
# PurePosixPath('/x')
# PurePosixPath('/x/x.y.z/.hid.txt')
# PurePosixPath('x.y.z/.hid.txt/..')
# PurePosixPath('../x.y.z/.hid.txt')
# PurePosixPath('x.y.z/.hid.txt')
# PurePosixPath('x.y.z/.hid.txt')
# PurePosixPath('x.y.z/.hid.txt/y/z')
# PurePosixPath('y/z/x.y.z/.hid.txt')
# PurePosixPath('x.y.z/n')
# PurePosixPath('x.y.z/n.txt')
# ValueError Invalid name ''
# ValueError PurePosixPath('x.y.z/.hid.txt') has a non-empty suffix
# ValueError Invalid name 'a/b'
# ValueError Invalid name 'a/b.txt'
# ValueError Invalid name '.'
# PurePosixPath('x.y.z/..txt')
# PurePosixPath('x.y.z/.hid')
# PurePosixPath('x.y.z/.hid.py')
# ValueError Invalid suffix 'py'
# PurePosixPath('x.y.z/.hid.a.b')
# PurePosixPath('x.y.z/.hid.txt')
# True
# PurePosixPath('x.y.z/.hid.txt')
# ValueError 'x.y.z/.hid.txt' is not in the subpath of '/'
# False
# ValueError 'x.y.z/.hid.txt' and '/' have different anchors
# ValueError 'x.y.z/.hid.txt' is not in the subpath of 'a'
# False
# PurePosixPath('../x.y.z/.hid.txt')
# ValueError 'x.y.z/.hid.txt' is not in the subpath of '/a'
# False
# ValueError 'x.y.z/.hid.txt' and '/a' have different anchors
# ValueError 'x.y.z/.hid.txt' is not in the subpath of 'b'
# False
# PurePosixPath('../x.y.z/.hid.txt')
# True
# False
# True
# False
# False
# False
# False
# False
# False
# False
# False
# False
# False
# False
