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
# 3.14| ('parts', ('/', 'a', 'b.tar.gz'))
# 3.14| ('root', '/')
# 3.14| ('anchor', '/')
# 3.14| ('drive', '')
# 3.14| ('name', 'b.tar.gz')
# 3.14| ('suffix', '.gz')
# 3.14| ('suffixes', ['.tar', '.gz'])
# 3.14| ('stem', 'b.tar')
# 3.14| ('parent', PurePosixPath('/a'))
# 3.14| '/a/b.tar.gz'
# 3.14| PurePosixPath('/a/b.tar.gz')
# 3.14| [PurePosixPath('/a'), PurePosixPath('/')]
# 3.14| True
# 3.14| '/a/b.tar.gz'
# 3.14| 'file:///a/b.tar.gz'
# 3.14| b'/a/b.tar.gz'
# 3.14| True
# 3.14| PurePosixPath('/a/b.tar.gz/x')
# 3.14| PurePosixPath('/a/b.tar.gz')
# 3.14| PurePosixPath('/x')
# 3.14| PurePosixPath('/a/b.tar.gz')
# 3.14| PurePosixPath('/a/b.tar.gz/..')
# 3.14| PurePosixPath('/a/b.tar.gz')
# 3.14| PurePosixPath('/a/b.tar.gz')
# 3.14| PurePosixPath('/a/b.tar.gz')
# 3.14| PurePosixPath('/a/b.tar.gz/y/z')
# 3.14| PurePosixPath('/a/b.tar.gz')
# 3.14| PurePosixPath('/a/n')
# 3.14| PurePosixPath('/a/n.gz')
# 3.14| ValueError Invalid name ''
# 3.14| ValueError PurePosixPath('/a/b.tar.gz') has a non-empty suffix
# 3.14| ValueError Invalid name 'a/b'
# 3.14| ValueError Invalid name 'a/b.gz'
# 3.14| ValueError Invalid name '.'
# 3.14| PurePosixPath('/a/..gz')
# 3.14| PurePosixPath('/a/b.tar')
# 3.14| PurePosixPath('/a/b.tar.py')
# 3.14| ValueError Invalid suffix 'py'
# 3.14| PurePosixPath('/a/b.tar.a.b')
# 3.14| ValueError '/a/b.tar.gz' is not in the subpath of '.'
# 3.14| False
# 3.14| ValueError '/a/b.tar.gz' and '.' have different anchors
# 3.14| PurePosixPath('a/b.tar.gz')
# 3.14| True
# 3.14| PurePosixPath('a/b.tar.gz')
# 3.14| ValueError '/a/b.tar.gz' is not in the subpath of 'a'
# 3.14| False
# 3.14| ValueError '/a/b.tar.gz' and 'a' have different anchors
# 3.14| PurePosixPath('b.tar.gz')
# 3.14| True
# 3.14| PurePosixPath('b.tar.gz')
# 3.14| ValueError '/a/b.tar.gz' is not in the subpath of 'b'
# 3.14| False
# 3.14| ValueError '/a/b.tar.gz' and 'b' have different anchors
# 3.14| True
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| True
# 3.14| False
# 3.14| True
# 3.14| True
# 3.14| False
# 3.14| False
# 3.14| True
# 3.14| False
# 3.14| False
# 3.14| True
# 3.14| ('parts', ('a',))
# 3.14| ('root', '')
# 3.14| ('anchor', '')
# 3.14| ('drive', '')
# 3.14| ('name', 'a')
# 3.14| ('suffix', '')
# 3.14| ('suffixes', [])
# 3.14| ('stem', 'a')
# 3.14| ('parent', PurePosixPath('.'))
# 3.14| 'a'
# 3.14| PurePosixPath('a')
# 3.14| [PurePosixPath('.')]
# 3.14| False
# 3.14| 'a'
# 3.14| ValueError relative path can't be expressed as a file URI
# 3.14| b'a'
# 3.14| True
# 3.14| PurePosixPath('a/x')
# 3.14| PurePosixPath('x/a')
# 3.14| PurePosixPath('/x')
# 3.14| PurePosixPath('/x/a')
# 3.14| PurePosixPath('a/..')
# 3.14| PurePosixPath('../a')
# 3.14| PurePosixPath('a')
# 3.14| PurePosixPath('a')
# 3.14| PurePosixPath('a/y/z')
# 3.14| PurePosixPath('y/z/a')
# 3.14| PurePosixPath('n')
# 3.14| PurePosixPath('n')
# 3.14| ValueError Invalid name ''
# 3.14| ValueError Invalid name ''
# 3.14| ValueError Invalid name 'a/b'
# 3.14| ValueError Invalid name 'a/b'
# 3.14| ValueError Invalid name '.'
# 3.14| ValueError Invalid name '.'
# 3.14| PurePosixPath('a')
# 3.14| PurePosixPath('a.py')
# 3.14| ValueError Invalid suffix 'py'
# 3.14| PurePosixPath('a.a.b')
# 3.14| PurePosixPath('a')
# 3.14| True
# 3.14| PurePosixPath('a')
# 3.14| ValueError 'a' is not in the subpath of '/'
# 3.14| False
# 3.14| ValueError 'a' and '/' have different anchors
# 3.14| PurePosixPath('.')
# 3.14| True
# 3.14| PurePosixPath('.')
# 3.14| ValueError 'a' is not in the subpath of '/a'
# 3.14| False
# 3.14| ValueError 'a' and '/a' have different anchors
# 3.14| ValueError 'a' is not in the subpath of 'b'
# 3.14| False
# 3.14| PurePosixPath('../a')
# 3.14| True
# 3.14| True
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| ('parts', ('a',))
# 3.14| ('root', '')
# 3.14| ('anchor', '')
# 3.14| ('drive', '')
# 3.14| ('name', 'a')
# 3.14| ('suffix', '')
# 3.14| ('suffixes', [])
# 3.14| ('stem', 'a')
# 3.14| ('parent', PurePosixPath('.'))
# 3.14| 'a'
# 3.14| PurePosixPath('a')
# 3.14| [PurePosixPath('.')]
# 3.14| False
# 3.14| 'a'
# 3.14| ValueError relative path can't be expressed as a file URI
# 3.14| b'a'
# 3.14| True
# 3.14| PurePosixPath('a/x')
# 3.14| PurePosixPath('x/a')
# 3.14| PurePosixPath('/x')
# 3.14| PurePosixPath('/x/a')
# 3.14| PurePosixPath('a/..')
# 3.14| PurePosixPath('../a')
# 3.14| PurePosixPath('a')
# 3.14| PurePosixPath('a')
# 3.14| PurePosixPath('a/y/z')
# 3.14| PurePosixPath('y/z/a')
# 3.14| PurePosixPath('n')
# 3.14| PurePosixPath('n')
# 3.14| ValueError Invalid name ''
# 3.14| ValueError Invalid name ''
# 3.14| ValueError Invalid name 'a/b'
# 3.14| ValueError Invalid name 'a/b'
# 3.14| ValueError Invalid name '.'
# 3.14| ValueError Invalid name '.'
# 3.14| PurePosixPath('a')
# 3.14| PurePosixPath('a.py')
# 3.14| ValueError Invalid suffix 'py'
# 3.14| PurePosixPath('a.a.b')
# 3.14| PurePosixPath('a')
# 3.14| True
# 3.14| PurePosixPath('a')
# 3.14| ValueError 'a' is not in the subpath of '/'
# 3.14| False
# 3.14| ValueError 'a' and '/' have different anchors
# 3.14| PurePosixPath('.')
# 3.14| True
# 3.14| PurePosixPath('.')
# 3.14| ValueError 'a' is not in the subpath of '/a'
# 3.14| False
# 3.14| ValueError 'a' and '/a' have different anchors
# 3.14| ValueError 'a' is not in the subpath of 'b'
# 3.14| False
# 3.14| PurePosixPath('../a')
# 3.14| True
# 3.14| True
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| ('parts', ('a', 'b'))
# 3.14| ('root', '')
# 3.14| ('anchor', '')
# 3.14| ('drive', '')
# 3.14| ('name', 'b')
# 3.14| ('suffix', '')
# 3.14| ('suffixes', [])
# 3.14| ('stem', 'b')
# 3.14| ('parent', PurePosixPath('a'))
# 3.14| 'a/b'
# 3.14| PurePosixPath('a/b')
# 3.14| [PurePosixPath('a'), PurePosixPath('.')]
# 3.14| False
# 3.14| 'a/b'
# 3.14| ValueError relative path can't be expressed as a file URI
# 3.14| b'a/b'
# 3.14| True
# 3.14| PurePosixPath('a/b/x')
# 3.14| PurePosixPath('x/a/b')
# 3.14| PurePosixPath('/x')
# 3.14| PurePosixPath('/x/a/b')
# 3.14| PurePosixPath('a/b/..')
# 3.14| PurePosixPath('../a/b')
# 3.14| PurePosixPath('a/b')
# 3.14| PurePosixPath('a/b')
# 3.14| PurePosixPath('a/b/y/z')
# 3.14| PurePosixPath('y/z/a/b')
# 3.14| PurePosixPath('a/n')
# 3.14| PurePosixPath('a/n')
# 3.14| ValueError Invalid name ''
# 3.14| ValueError Invalid name ''
# 3.14| ValueError Invalid name 'a/b'
# 3.14| ValueError Invalid name 'a/b'
# 3.14| ValueError Invalid name '.'
# 3.14| ValueError Invalid name '.'
# 3.14| PurePosixPath('a/b')
# 3.14| PurePosixPath('a/b.py')
# 3.14| ValueError Invalid suffix 'py'
# 3.14| PurePosixPath('a/b.a.b')
# 3.14| PurePosixPath('a/b')
# 3.14| True
# 3.14| PurePosixPath('a/b')
# 3.14| ValueError 'a/b' is not in the subpath of '/'
# 3.14| False
# 3.14| ValueError 'a/b' and '/' have different anchors
# 3.14| PurePosixPath('b')
# 3.14| True
# 3.14| PurePosixPath('b')
# 3.14| ValueError 'a/b' is not in the subpath of '/a'
# 3.14| False
# 3.14| ValueError 'a/b' and '/a' have different anchors
# 3.14| ValueError 'a/b' is not in the subpath of 'b'
# 3.14| False
# 3.14| PurePosixPath('../a/b')
# 3.14| True
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| True
# 3.14| True
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| ('parts', ('..', 'a'))
# 3.14| ('root', '')
# 3.14| ('anchor', '')
# 3.14| ('drive', '')
# 3.14| ('name', 'a')
# 3.14| ('suffix', '')
# 3.14| ('suffixes', [])
# 3.14| ('stem', 'a')
# 3.14| ('parent', PurePosixPath('..'))
# 3.14| '../a'
# 3.14| PurePosixPath('../a')
# 3.14| [PurePosixPath('..'), PurePosixPath('.')]
# 3.14| False
# 3.14| '../a'
# 3.14| ValueError relative path can't be expressed as a file URI
# 3.14| b'../a'
# 3.14| True
# 3.14| PurePosixPath('../a/x')
# 3.14| PurePosixPath('x/../a')
# 3.14| PurePosixPath('/x')
# 3.14| PurePosixPath('/x/../a')
# 3.14| PurePosixPath('../a/..')
# 3.14| PurePosixPath('../../a')
# 3.14| PurePosixPath('../a')
# 3.14| PurePosixPath('../a')
# 3.14| PurePosixPath('../a/y/z')
# 3.14| PurePosixPath('y/z/../a')
# 3.14| PurePosixPath('../n')
# 3.14| PurePosixPath('../n')
# 3.14| ValueError Invalid name ''
# 3.14| ValueError Invalid name ''
# 3.14| ValueError Invalid name 'a/b'
# 3.14| ValueError Invalid name 'a/b'
# 3.14| ValueError Invalid name '.'
# 3.14| ValueError Invalid name '.'
# 3.14| PurePosixPath('../a')
# 3.14| PurePosixPath('../a.py')
# 3.14| ValueError Invalid suffix 'py'
# 3.14| PurePosixPath('../a.a.b')
# 3.14| PurePosixPath('../a')
# 3.14| True
# 3.14| PurePosixPath('../a')
# 3.14| ValueError '../a' is not in the subpath of '/'
# 3.14| False
# 3.14| ValueError '../a' and '/' have different anchors
# 3.14| ValueError '../a' is not in the subpath of 'a'
# 3.14| False
# 3.14| PurePosixPath('../../a')
# 3.14| ValueError '../a' is not in the subpath of '/a'
# 3.14| False
# 3.14| ValueError '../a' and '/a' have different anchors
# 3.14| ValueError '../a' is not in the subpath of 'b'
# 3.14| False
# 3.14| PurePosixPath('../../a')
# 3.14| True
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| ('parts', ('.bashrc',))
# 3.14| ('root', '')
# 3.14| ('anchor', '')
# 3.14| ('drive', '')
# 3.14| ('name', '.bashrc')
# 3.14| ('suffix', '')
# 3.14| ('suffixes', [])
# 3.14| ('stem', '.bashrc')
# 3.14| ('parent', PurePosixPath('.'))
# 3.14| '.bashrc'
# 3.14| PurePosixPath('.bashrc')
# 3.14| [PurePosixPath('.')]
# 3.14| False
# 3.14| '.bashrc'
# 3.14| ValueError relative path can't be expressed as a file URI
# 3.14| b'.bashrc'
# 3.14| True
# 3.14| PurePosixPath('.bashrc/x')
# 3.14| PurePosixPath('x/.bashrc')
# 3.14| PurePosixPath('/x')
# 3.14| PurePosixPath('/x/.bashrc')
# 3.14| PurePosixPath('.bashrc/..')
# 3.14| PurePosixPath('../.bashrc')
# 3.14| PurePosixPath('.bashrc')
# 3.14| PurePosixPath('.bashrc')
# 3.14| PurePosixPath('.bashrc/y/z')
# 3.14| PurePosixPath('y/z/.bashrc')
# 3.14| PurePosixPath('n')
# 3.14| PurePosixPath('n')
# 3.14| ValueError Invalid name ''
# 3.14| ValueError Invalid name ''
# 3.14| ValueError Invalid name 'a/b'
# 3.14| ValueError Invalid name 'a/b'
# 3.14| ValueError Invalid name '.'
# 3.14| ValueError Invalid name '.'
# 3.14| PurePosixPath('.bashrc')
# 3.14| PurePosixPath('.bashrc.py')
# 3.14| ValueError Invalid suffix 'py'
# 3.14| PurePosixPath('.bashrc.a.b')
# 3.14| PurePosixPath('.bashrc')
# 3.14| True
# 3.14| PurePosixPath('.bashrc')
# 3.14| ValueError '.bashrc' is not in the subpath of '/'
# 3.14| False
# 3.14| ValueError '.bashrc' and '/' have different anchors
# 3.14| ValueError '.bashrc' is not in the subpath of 'a'
# 3.14| False
# 3.14| PurePosixPath('../.bashrc')
# 3.14| ValueError '.bashrc' is not in the subpath of '/a'
# 3.14| False
# 3.14| ValueError '.bashrc' and '/a' have different anchors
# 3.14| ValueError '.bashrc' is not in the subpath of 'b'
# 3.14| False
# 3.14| PurePosixPath('../.bashrc')
# 3.14| True
# 3.14| True
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
# 3.14| False
