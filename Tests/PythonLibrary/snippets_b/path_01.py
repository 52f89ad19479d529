# differs-from-3.11: newer methods and messages
from pathlib import *
import os, tempfile, shutil, copy, sys
P = PurePosixPath

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for p in ['', '/', '//', '///a', 'a', 'a/b.txt']:
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
# ('parts', ())
# ('root', '')
# ('anchor', '')
# ('drive', '')
# ('name', '')
# ('suffix', '')
# ('suffixes', [])
# ('stem', '')
# ('parent', PurePosixPath('.'))
# '.'
# PurePosixPath('.')
# []
# False
# '.'
# ValueError relative path can't be expressed as a file URI
# b'.'
# True
# PurePosixPath('x')
# PurePosixPath('x')
# PurePosixPath('/x')
# PurePosixPath('/x')
# PurePosixPath('..')
# PurePosixPath('..')
# PurePosixPath('.')
# PurePosixPath('.')
# PurePosixPath('y/z')
# PurePosixPath('y/z')
# ValueError PurePosixPath('.') has an empty name
# ValueError PurePosixPath('.') has an empty name
# ValueError Invalid name ''
# ValueError Invalid name ''
# ValueError Invalid name 'a/b'
# ValueError Invalid name 'a/b'
# ValueError Invalid name '.'
# ValueError Invalid name '.'
# ValueError PurePosixPath('.') has an empty name
# ValueError PurePosixPath('.') has an empty name
# ValueError PurePosixPath('.') has an empty name
# ValueError PurePosixPath('.') has an empty name
# PurePosixPath('.')
# True
# PurePosixPath('.')
# ValueError '.' is not in the subpath of '/'
# False
# ValueError '.' and '/' have different anchors
# ValueError '.' is not in the subpath of 'a'
# False
# PurePosixPath('..')
# ValueError '.' is not in the subpath of '/a'
# False
# ValueError '.' and '/a' have different anchors
# ValueError '.' is not in the subpath of 'b'
# False
# PurePosixPath('..')
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
# False
# ('parts', ('/',))
# ('root', '/')
# ('anchor', '/')
# ('drive', '')
# ('name', '')
# ('suffix', '')
# ('suffixes', [])
# ('stem', '')
# ('parent', PurePosixPath('/'))
# '/'
# PurePosixPath('/')
# []
# True
# '/'
# 'file:///'
# b'/'
# True
# PurePosixPath('/x')
# PurePosixPath('/')
# PurePosixPath('/x')
# PurePosixPath('/')
# PurePosixPath('/..')
# PurePosixPath('/')
# PurePosixPath('/')
# PurePosixPath('/')
# PurePosixPath('/y/z')
# PurePosixPath('/')
# ValueError PurePosixPath('/') has an empty name
# ValueError PurePosixPath('/') has an empty name
# ValueError Invalid name ''
# ValueError Invalid name ''
# ValueError Invalid name 'a/b'
# ValueError Invalid name 'a/b'
# ValueError Invalid name '.'
# ValueError Invalid name '.'
# ValueError PurePosixPath('/') has an empty name
# ValueError PurePosixPath('/') has an empty name
# ValueError PurePosixPath('/') has an empty name
# ValueError PurePosixPath('/') has an empty name
# ValueError '/' is not in the subpath of '.'
# False
# ValueError '/' and '.' have different anchors
# PurePosixPath('.')
# True
# PurePosixPath('.')
# ValueError '/' is not in the subpath of 'a'
# False
# ValueError '/' and 'a' have different anchors
# ValueError '/' is not in the subpath of '/a'
# False
# PurePosixPath('..')
# ValueError '/' is not in the subpath of 'b'
# False
# ValueError '/' and 'b' have different anchors
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
# False
# ('parts', ('//',))
# ('root', '//')
# ('anchor', '//')
# ('drive', '')
# ('name', '')
# ('suffix', '')
# ('suffixes', [])
# ('stem', '')
# ('parent', PurePosixPath('//'))
# '//'
# PurePosixPath('//')
# []
# True
# '//'
# 'file:////'
# b'//'
# True
# PurePosixPath('//x')
# PurePosixPath('//')
# PurePosixPath('/x')
# PurePosixPath('//')
# PurePosixPath('//..')
# PurePosixPath('//')
# PurePosixPath('//')
# PurePosixPath('//')
# PurePosixPath('//y/z')
# PurePosixPath('//')
# ValueError PurePosixPath('//') has an empty name
# ValueError PurePosixPath('//') has an empty name
# ValueError Invalid name ''
# ValueError Invalid name ''
# ValueError Invalid name 'a/b'
# ValueError Invalid name 'a/b'
# ValueError Invalid name '.'
# ValueError Invalid name '.'
# ValueError PurePosixPath('//') has an empty name
# ValueError PurePosixPath('//') has an empty name
# ValueError PurePosixPath('//') has an empty name
# ValueError PurePosixPath('//') has an empty name
# ValueError '//' is not in the subpath of '.'
# False
# ValueError '//' and '.' have different anchors
# ValueError '//' is not in the subpath of '/'
# False
# ValueError '//' and '/' have different anchors
# ValueError '//' is not in the subpath of 'a'
# False
# ValueError '//' and 'a' have different anchors
# ValueError '//' is not in the subpath of '/a'
# False
# ValueError '//' and '/a' have different anchors
# ValueError '//' is not in the subpath of 'b'
# False
# ValueError '//' and 'b' have different anchors
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
# False
# ('parts', ('/', 'a'))
# ('root', '/')
# ('anchor', '/')
# ('drive', '')
# ('name', 'a')
# ('suffix', '')
# ('suffixes', [])
# ('stem', 'a')
# ('parent', PurePosixPath('/'))
# '/a'
# PurePosixPath('/a')
# [PurePosixPath('/')]
# True
# '/a'
# 'file:///a'
# b'/a'
# True
# PurePosixPath('/a/x')
# PurePosixPath('/a')
# PurePosixPath('/x')
# PurePosixPath('/a')
# PurePosixPath('/a/..')
# PurePosixPath('/a')
# PurePosixPath('/a')
# PurePosixPath('/a')
# PurePosixPath('/a/y/z')
# PurePosixPath('/a')
# PurePosixPath('/n')
# PurePosixPath('/n')
# ValueError Invalid name ''
# ValueError Invalid name ''
# ValueError Invalid name 'a/b'
# ValueError Invalid name 'a/b'
# ValueError Invalid name '.'
# ValueError Invalid name '.'
# PurePosixPath('/a')
# PurePosixPath('/a.py')
# ValueError Invalid suffix 'py'
# PurePosixPath('/a.a.b')
# ValueError '/a' is not in the subpath of '.'
# False
# ValueError '/a' and '.' have different anchors
# PurePosixPath('a')
# True
# PurePosixPath('a')
# ValueError '/a' is not in the subpath of 'a'
# False
# ValueError '/a' and 'a' have different anchors
# PurePosixPath('.')
# True
# PurePosixPath('.')
# ValueError '/a' is not in the subpath of 'b'
# False
# ValueError '/a' and 'b' have different anchors
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
# ('parts', ('a',))
# ('root', '')
# ('anchor', '')
# ('drive', '')
# ('name', 'a')
# ('suffix', '')
# ('suffixes', [])
# ('stem', 'a')
# ('parent', PurePosixPath('.'))
# 'a'
# PurePosixPath('a')
# [PurePosixPath('.')]
# False
# 'a'
# ValueError relative path can't be expressed as a file URI
# b'a'
# True
# PurePosixPath('a/x')
# PurePosixPath('x/a')
# PurePosixPath('/x')
# PurePosixPath('/x/a')
# PurePosixPath('a/..')
# PurePosixPath('../a')
# PurePosixPath('a')
# PurePosixPath('a')
# PurePosixPath('a/y/z')
# PurePosixPath('y/z/a')
# PurePosixPath('n')
# PurePosixPath('n')
# ValueError Invalid name ''
# ValueError Invalid name ''
# ValueError Invalid name 'a/b'
# ValueError Invalid name 'a/b'
# ValueError Invalid name '.'
# ValueError Invalid name '.'
# PurePosixPath('a')
# PurePosixPath('a.py')
# ValueError Invalid suffix 'py'
# PurePosixPath('a.a.b')
# PurePosixPath('a')
# True
# PurePosixPath('a')
# ValueError 'a' is not in the subpath of '/'
# False
# ValueError 'a' and '/' have different anchors
# PurePosixPath('.')
# True
# PurePosixPath('.')
# ValueError 'a' is not in the subpath of '/a'
# False
# ValueError 'a' and '/a' have different anchors
# ValueError 'a' is not in the subpath of 'b'
# False
# PurePosixPath('../a')
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
# ('parts', ('a', 'b.txt'))
# ('root', '')
# ('anchor', '')
# ('drive', '')
# ('name', 'b.txt')
# ('suffix', '.txt')
# ('suffixes', ['.txt'])
# ('stem', 'b')
# ('parent', PurePosixPath('a'))
# 'a/b.txt'
# PurePosixPath('a/b.txt')
# [PurePosixPath('a'), PurePosixPath('.')]
# False
# 'a/b.txt'
# ValueError relative path can't be expressed as a file URI
# b'a/b.txt'
# True
# PurePosixPath('a/b.txt/x')
# PurePosixPath('x/a/b.txt')
# PurePosixPath('/x')
# PurePosixPath('/x/a/b.txt')
# PurePosixPath('a/b.txt/..')
# PurePosixPath('../a/b.txt')
# PurePosixPath('a/b.txt')
# PurePosixPath('a/b.txt')
# PurePosixPath('a/b.txt/y/z')
# PurePosixPath('y/z/a/b.txt')
# PurePosixPath('a/n')
# PurePosixPath('a/n.txt')
# ValueError Invalid name ''
# ValueError PurePosixPath('a/b.txt') has a non-empty suffix
# ValueError Invalid name 'a/b'
# ValueError Invalid name 'a/b.txt'
# ValueError Invalid name '.'
# PurePosixPath('a/..txt')
# PurePosixPath('a/b')
# PurePosixPath('a/b.py')
# ValueError Invalid suffix 'py'
# PurePosixPath('a/b.a.b')
# PurePosixPath('a/b.txt')
# True
# PurePosixPath('a/b.txt')
# ValueError 'a/b.txt' is not in the subpath of '/'
# False
# ValueError 'a/b.txt' and '/' have different anchors
# PurePosixPath('b.txt')
# True
# PurePosixPath('b.txt')
# ValueError 'a/b.txt' is not in the subpath of '/a'
# False
# ValueError 'a/b.txt' and '/a' have different anchors
# ValueError 'a/b.txt' is not in the subpath of 'b'
# False
# PurePosixPath('../a/b.txt')
# True
# False
# True
# False
# True
# True
# False
# False
# True
# True
# True
# False
# False
# False
