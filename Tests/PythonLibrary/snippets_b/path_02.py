# differs-from-3.11: newer methods and messages
from pathlib import *
import os, tempfile, shutil, copy, sys
P = PurePosixPath

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for p in ['/a/b.tar.gz', 'a/', './a', 'a/./b', '../a', '.bashrc']:
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
# ('parts', ('/', 'a', 'b.tar.gz'))
# ('root', '/')
# ('anchor', '/')
# ('drive', '')
# ('name', 'b.tar.gz')
# ('suffix', '.gz')
# ('suffixes', ['.tar', '.gz'])
# ('stem', 'b.tar')
# ('parent', PurePosixPath('/a'))
# '/a/b.tar.gz'
# PurePosixPath('/a/b.tar.gz')
# [PurePosixPath('/a'), PurePosixPath('/')]
# True
# '/a/b.tar.gz'
# 'file:///a/b.tar.gz'
# b'/a/b.tar.gz'
# True
# PurePosixPath('/a/b.tar.gz/x')
# PurePosixPath('/a/b.tar.gz')
# PurePosixPath('/x')
# PurePosixPath('/a/b.tar.gz')
# PurePosixPath('/a/b.tar.gz/..')
# PurePosixPath('/a/b.tar.gz')
# PurePosixPath('/a/b.tar.gz')
# PurePosixPath('/a/b.tar.gz')
# PurePosixPath('/a/b.tar.gz/y/z')
# PurePosixPath('/a/b.tar.gz')
# PurePosixPath('/a/n')
# PurePosixPath('/a/n.gz')
# ValueError Invalid name ''
# ValueError PurePosixPath('/a/b.tar.gz') has a non-empty suffix
# ValueError Invalid name 'a/b'
# ValueError Invalid name 'a/b.gz'
# ValueError Invalid name '.'
# PurePosixPath('/a/..gz')
# PurePosixPath('/a/b.tar')
# PurePosixPath('/a/b.tar.py')
# ValueError Invalid suffix 'py'
# PurePosixPath('/a/b.tar.a.b')
# ValueError '/a/b.tar.gz' is not in the subpath of '.'
# False
# ValueError '/a/b.tar.gz' and '.' have different anchors
# PurePosixPath('a/b.tar.gz')
# True
# PurePosixPath('a/b.tar.gz')
# ValueError '/a/b.tar.gz' is not in the subpath of 'a'
# False
# ValueError '/a/b.tar.gz' and 'a' have different anchors
# PurePosixPath('b.tar.gz')
# True
# PurePosixPath('b.tar.gz')
# ValueError '/a/b.tar.gz' is not in the subpath of 'b'
# False
# ValueError '/a/b.tar.gz' and 'b' have different anchors
# True
# False
# False
# False
# True
# False
# True
# True
# False
# False
# True
# False
# False
# True
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
# ('parts', ('..', 'a'))
# ('root', '')
# ('anchor', '')
# ('drive', '')
# ('name', 'a')
# ('suffix', '')
# ('suffixes', [])
# ('stem', 'a')
# ('parent', PurePosixPath('..'))
# '../a'
# PurePosixPath('../a')
# [PurePosixPath('..'), PurePosixPath('.')]
# False
# '../a'
# ValueError relative path can't be expressed as a file URI
# b'../a'
# True
# PurePosixPath('../a/x')
# PurePosixPath('x/../a')
# PurePosixPath('/x')
# PurePosixPath('/x/../a')
# PurePosixPath('../a/..')
# PurePosixPath('../../a')
# PurePosixPath('../a')
# PurePosixPath('../a')
# PurePosixPath('../a/y/z')
# PurePosixPath('y/z/../a')
# PurePosixPath('../n')
# PurePosixPath('../n')
# ValueError Invalid name ''
# ValueError Invalid name ''
# ValueError Invalid name 'a/b'
# ValueError Invalid name 'a/b'
# ValueError Invalid name '.'
# ValueError Invalid name '.'
# PurePosixPath('../a')
# PurePosixPath('../a.py')
# ValueError Invalid suffix 'py'
# PurePosixPath('../a.a.b')
# PurePosixPath('../a')
# True
# PurePosixPath('../a')
# ValueError '../a' is not in the subpath of '/'
# False
# ValueError '../a' and '/' have different anchors
# ValueError '../a' is not in the subpath of 'a'
# False
# PurePosixPath('../../a')
# ValueError '../a' is not in the subpath of '/a'
# False
# ValueError '../a' and '/a' have different anchors
# ValueError '../a' is not in the subpath of 'b'
# False
# PurePosixPath('../../a')
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
# ('parts', ('.bashrc',))
# ('root', '')
# ('anchor', '')
# ('drive', '')
# ('name', '.bashrc')
# ('suffix', '')
# ('suffixes', [])
# ('stem', '.bashrc')
# ('parent', PurePosixPath('.'))
# '.bashrc'
# PurePosixPath('.bashrc')
# [PurePosixPath('.')]
# False
# '.bashrc'
# ValueError relative path can't be expressed as a file URI
# b'.bashrc'
# True
# PurePosixPath('.bashrc/x')
# PurePosixPath('x/.bashrc')
# PurePosixPath('/x')
# PurePosixPath('/x/.bashrc')
# PurePosixPath('.bashrc/..')
# PurePosixPath('../.bashrc')
# PurePosixPath('.bashrc')
# PurePosixPath('.bashrc')
# PurePosixPath('.bashrc/y/z')
# PurePosixPath('y/z/.bashrc')
# PurePosixPath('n')
# PurePosixPath('n')
# ValueError Invalid name ''
# ValueError Invalid name ''
# ValueError Invalid name 'a/b'
# ValueError Invalid name 'a/b'
# ValueError Invalid name '.'
# ValueError Invalid name '.'
# PurePosixPath('.bashrc')
# PurePosixPath('.bashrc.py')
# ValueError Invalid suffix 'py'
# PurePosixPath('.bashrc.a.b')
# PurePosixPath('.bashrc')
# True
# PurePosixPath('.bashrc')
# ValueError '.bashrc' is not in the subpath of '/'
# False
# ValueError '.bashrc' and '/' have different anchors
# ValueError '.bashrc' is not in the subpath of 'a'
# False
# PurePosixPath('../.bashrc')
# ValueError '.bashrc' is not in the subpath of '/a'
# False
# ValueError '.bashrc' and '/a' have different anchors
# ValueError '.bashrc' is not in the subpath of 'b'
# False
# PurePosixPath('../.bashrc')
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
