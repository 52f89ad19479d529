def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


import os, os.path, tempfile, shutil, fnmatch, glob, stat, errno, posixpath, sys
P = ['', '/', '//', '///', 'a', '/a', 'a/', 'a/b', '/a/b/', 'a//b', './a', '../a', 'a/../b', '/..', '/../a', 'a/b/../../..', '.', '..', '~', '~/x', '$HOME/x', '${HOME}y', '$NOPE', 'a.txt', '.bashrc', 'a.tar.gz', 'a.b/c', '...', '..a.b', '//a//b', b'a/b.c', 'a.', '/a/./b', '${x', '~x/y']
for p in P:
    for f in 'normcase isabs split splitext splitdrive basename dirname normpath expanduser expandvars'.split():
        if p[:1] == '~' and f == 'expanduser':
            continue
        if 'HOME' in str(p):
            continue
        show(lambda: (f, p, getattr(os.path, f)(p)))
    if sys.version_info >= (3, 12):
        show(lambda: posixpath.splitroot(p))
    for q in P[:12]:
        show(lambda: os.path.join(p, q))
for ps in [[], ['a'], ['/a/b', '/a/c'], ['/a/b', 'a'], ['a/b/c', 'a/b/d'], ['/a', '/b'], ['a', 'a'], ['a/b', 'a/bc'], [b'a', 'b'], ['/usr/lib/', '/usr/lib/x']]:
    show(lambda: os.path.commonpath(ps))
    show(lambda: os.path.commonprefix(ps))
show(lambda: os.path.relpath('/a/b/c', '/a/d'))
show(lambda: os.path.relpath('/a', '/a'))
show(lambda: os.path.relpath(''))
show(lambda: os.path.join(1))
show(lambda: os.path.join('a', b'b'))
show(lambda: os.path.join('a', 3))
show(lambda: os.path.abspath('/a/../b'))
d = os.path.realpath(tempfile.mkdtemp())
os.chdir(d)
show(lambda: os.getcwd() == d)
os.makedirs('x/y/z')
show(lambda: os.makedirs('x/y'))
os.makedirs('x/y', exist_ok=True)
open('x/f.txt', 'w').write('hello')
open('x/y/g.py', 'w').write('1')
open('.hid', 'w').close()
show(lambda: sorted(os.listdir('.')))
show(lambda: os.listdir('nope'))
show(lambda: [(r, sorted(a), sorted(b)) for r, a, b in os.walk('.')])
show(lambda: [(r, sorted(a), sorted(b)) for r, a, b in os.walk('x', topdown=False)])
show(lambda: os.path.getsize('x/f.txt'))
show(lambda: (os.path.exists('x'), os.path.isfile('x'), os.path.isdir('x'), os.path.isfile('x/f.txt'), os.path.exists('q')))
show(lambda: os.stat('q'))
show(lambda: os.stat('x/f.txt').st_size)
show(lambda: stat.filemode(os.stat('x').st_mode)[0])
show(lambda: len(os.stat('x')))
show(lambda: os.rename('x/f.txt', 'x/h.txt'))
show(lambda: os.remove('x/f.txt'))
show(lambda: os.rmdir('x'))
show(lambda: os.mkdir('x'))
show(lambda: sorted((e.name for e in os.scandir('x'))))
show(lambda: os.remove('x/h.txt'))
show(lambda: sorted(((e.name, e.is_dir(), e.is_file(), e.path) for e in os.scandir('x'))))
open('a.txt', 'w').write('A')
show(lambda: shutil.copy('a.txt', 'b.txt'))
show(lambda: open('b.txt').read())
show(lambda: shutil.copy('a.txt', 'x'))
show(lambda: shutil.copy('a.txt', 'a.txt'))
show(lambda: shutil.copytree('x', 'x2'))
show(lambda: sorted(glob.glob('**', recursive=True)))
show(lambda: sorted(glob.glob('**/*.py', recursive=True)))
show(lambda: sorted(glob.glob('*.txt')))
show(lambda: sorted(glob.glob('x*/y')))
show(lambda: glob.glob('nope*'))
show(lambda: sorted(glob.glob('[ab].txt')))
show(lambda: sorted(glob.glob('.*')))
show(lambda: sorted(glob.glob('x/*/')))
show(lambda: glob.glob('a.txt'))
show(lambda: sorted(glob.glob(d + '/*.txt')) == [d + '/a.txt', d + '/b.txt'])
show(lambda: glob.escape('a[*]?'))
show(lambda: sorted(glob.glob('*', root_dir='x')))
show(lambda: shutil.move('b.txt', 'x'))
show(lambda: shutil.move('a.txt', 'x'))
show(lambda: shutil.move('nope', 'x'))
show(lambda: shutil.rmtree('x2'))
show(lambda: os.path.exists('x2'))
show(lambda: shutil.rmtree('nope'))
show(lambda: os.removedirs('x/y/z'))
show(lambda: sorted(os.listdir('x')))
with tempfile.TemporaryDirectory() as td:
    open(td + '/q', 'w').close()
    print(os.path.isdir(td))
print(os.path.exists(td))
with tempfile.NamedTemporaryFile('w+', suffix='.txt', delete=False) as f:
    f.write('x')
    n = f.name
print(os.path.exists(n), n.endswith('.txt'))
os.unlink(n)
with tempfile.NamedTemporaryFile() as f:
    f.write(b'x')
    f.seek(0)
    print(f.read())
print(os.path.exists(f.name))
with tempfile.TemporaryFile('w+') as f:
    f.write('hi')
    f.seek(0)
    print(f.read())
os.environ['ZZ'] = '1'
show(lambda: os.getenv('ZZ'))
show(lambda: os.environ['NOPE'])
show(lambda: os.environ.get('NOPE', 'd'))
show(lambda: os.path.expandvars('$ZZ-${ZZ}'))
show(lambda: os.environ.__setitem__('a', 1))
show(lambda: os.getenv('NOPE'))
show(lambda: os.fspath('a'))
show(lambda: os.fspath(3))
show(lambda: os.sep + os.linesep + os.name + os.curdir + os.pardir + os.extsep + os.pathsep)
class FP:

    def __fspath__(s):
        return 'a/b'
show(lambda: os.path.basename(FP()))
show(lambda: isinstance(FP(), os.PathLike))
show(lambda: os.fspath(FP()))
show(lambda: len(os.urandom(5)))
show(lambda: os.path.realpath('x/../x') == d + '/x')
show(lambda: os.access('x', os.R_OK))
show(lambda: os.strerror(2))
show(lambda: errno.ENOENT)
show(lambda: errno.errorcode[17])
for n in ['abc', 'a.py', '[x]', 'a-b', 'ab\n', 'Foo', '']:
    for p in ['*', 'a*', '?.py', '[ab]*', '[!a]*', '[[]x]', '*.[pq]y', 'a-[a-c]', '[z-a]', '', 'a?c', '*b*', '[]-a]*', '[a', '*[', '[!]*']:
        show(lambda: (n, p, fnmatch.fnmatchcase(n, p)))
show(lambda: fnmatch.filter(['a.py', 'b.txt', 'c.py'], '*.py'))
show(lambda: fnmatch.fnmatch('A', 'a'))
os.chdir('/')
shutil.rmtree(d)
# 3.14| ('normcase', '', '')
# 3.14| ('isabs', '', False)
# 3.14| ('split', '', ('', ''))
# 3.14| ('splitext', '', ('', ''))
# 3.14| ('splitdrive', '', ('', ''))
# 3.14| ('basename', '', '')
# 3.14| ('dirname', '', '')
# 3.14| ('normpath', '', '.')
# 3.14| ('expanduser', '', '')
# 3.14| ('expandvars', '', '')
# 3.14| ('', '', '')
# 3.14| ''
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| 'a'
# 3.14| '/a'
# 3.14| 'a/'
# 3.14| 'a/b'
# 3.14| '/a/b/'
# 3.14| 'a//b'
# 3.14| './a'
# 3.14| '../a'
# 3.14| ('normcase', '/', '/')
# 3.14| ('isabs', '/', True)
# 3.14| ('split', '/', ('/', ''))
# 3.14| ('splitext', '/', ('/', ''))
# 3.14| ('splitdrive', '/', ('', '/'))
# 3.14| ('basename', '/', '')
# 3.14| ('dirname', '/', '/')
# 3.14| ('normpath', '/', '/')
# 3.14| ('expanduser', '/', '/')
# 3.14| ('expandvars', '/', '/')
# 3.14| ('', '/', '')
# 3.14| '/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '/a'
# 3.14| '/a'
# 3.14| '/a/'
# 3.14| '/a/b'
# 3.14| '/a/b/'
# 3.14| '/a//b'
# 3.14| '/./a'
# 3.14| '/../a'
# 3.14| ('normcase', '//', '//')
# 3.14| ('isabs', '//', True)
# 3.14| ('split', '//', ('//', ''))
# 3.14| ('splitext', '//', ('//', ''))
# 3.14| ('splitdrive', '//', ('', '//'))
# 3.14| ('basename', '//', '')
# 3.14| ('dirname', '//', '//')
# 3.14| ('normpath', '//', '//')
# 3.14| ('expanduser', '//', '//')
# 3.14| ('expandvars', '//', '//')
# 3.14| ('', '//', '')
# 3.14| '//'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '//a'
# 3.14| '/a'
# 3.14| '//a/'
# 3.14| '//a/b'
# 3.14| '/a/b/'
# 3.14| '//a//b'
# 3.14| '//./a'
# 3.14| '//../a'
# 3.14| ('normcase', '///', '///')
# 3.14| ('isabs', '///', True)
# 3.14| ('split', '///', ('///', ''))
# 3.14| ('splitext', '///', ('///', ''))
# 3.14| ('splitdrive', '///', ('', '///'))
# 3.14| ('basename', '///', '')
# 3.14| ('dirname', '///', '///')
# 3.14| ('normpath', '///', '/')
# 3.14| ('expanduser', '///', '///')
# 3.14| ('expandvars', '///', '///')
# 3.14| ('', '/', '//')
# 3.14| '///'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '///a'
# 3.14| '/a'
# 3.14| '///a/'
# 3.14| '///a/b'
# 3.14| '/a/b/'
# 3.14| '///a//b'
# 3.14| '///./a'
# 3.14| '///../a'
# 3.14| ('normcase', 'a', 'a')
# 3.14| ('isabs', 'a', False)
# 3.14| ('split', 'a', ('', 'a'))
# 3.14| ('splitext', 'a', ('a', ''))
# 3.14| ('splitdrive', 'a', ('', 'a'))
# 3.14| ('basename', 'a', 'a')
# 3.14| ('dirname', 'a', '')
# 3.14| ('normpath', 'a', 'a')
# 3.14| ('expanduser', 'a', 'a')
# 3.14| ('expandvars', 'a', 'a')
# 3.14| ('', '', 'a')
# 3.14| 'a/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| 'a/a'
# 3.14| '/a'
# 3.14| 'a/a/'
# 3.14| 'a/a/b'
# 3.14| '/a/b/'
# 3.14| 'a/a//b'
# 3.14| 'a/./a'
# 3.14| 'a/../a'
# 3.14| ('normcase', '/a', '/a')
# 3.14| ('isabs', '/a', True)
# 3.14| ('split', '/a', ('/', 'a'))
# 3.14| ('splitext', '/a', ('/a', ''))
# 3.14| ('splitdrive', '/a', ('', '/a'))
# 3.14| ('basename', '/a', 'a')
# 3.14| ('dirname', '/a', '/')
# 3.14| ('normpath', '/a', '/a')
# 3.14| ('expanduser', '/a', '/a')
# 3.14| ('expandvars', '/a', '/a')
# 3.14| ('', '/', 'a')
# 3.14| '/a/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '/a/a'
# 3.14| '/a'
# 3.14| '/a/a/'
# 3.14| '/a/a/b'
# 3.14| '/a/b/'
# 3.14| '/a/a//b'
# 3.14| '/a/./a'
# 3.14| '/a/../a'
# 3.14| ('normcase', 'a/', 'a/')
# 3.14| ('isabs', 'a/', False)
# 3.14| ('split', 'a/', ('a', ''))
# 3.14| ('splitext', 'a/', ('a/', ''))
# 3.14| ('splitdrive', 'a/', ('', 'a/'))
# 3.14| ('basename', 'a/', '')
# 3.14| ('dirname', 'a/', 'a')
# 3.14| ('normpath', 'a/', 'a')
# 3.14| ('expanduser', 'a/', 'a/')
# 3.14| ('expandvars', 'a/', 'a/')
# 3.14| ('', '', 'a/')
# 3.14| 'a/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| 'a/a'
# 3.14| '/a'
# 3.14| 'a/a/'
# 3.14| 'a/a/b'
# 3.14| '/a/b/'
# 3.14| 'a/a//b'
# 3.14| 'a/./a'
# 3.14| 'a/../a'
# 3.14| ('normcase', 'a/b', 'a/b')
# 3.14| ('isabs', 'a/b', False)
# 3.14| ('split', 'a/b', ('a', 'b'))
# 3.14| ('splitext', 'a/b', ('a/b', ''))
# 3.14| ('splitdrive', 'a/b', ('', 'a/b'))
# 3.14| ('basename', 'a/b', 'b')
# 3.14| ('dirname', 'a/b', 'a')
# 3.14| ('normpath', 'a/b', 'a/b')
# 3.14| ('expanduser', 'a/b', 'a/b')
# 3.14| ('expandvars', 'a/b', 'a/b')
# 3.14| ('', '', 'a/b')
# 3.14| 'a/b/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| 'a/b/a'
# 3.14| '/a'
# 3.14| 'a/b/a/'
# 3.14| 'a/b/a/b'
# 3.14| '/a/b/'
# 3.14| 'a/b/a//b'
# 3.14| 'a/b/./a'
# 3.14| 'a/b/../a'
# 3.14| ('normcase', '/a/b/', '/a/b/')
# 3.14| ('isabs', '/a/b/', True)
# 3.14| ('split', '/a/b/', ('/a/b', ''))
# 3.14| ('splitext', '/a/b/', ('/a/b/', ''))
# 3.14| ('splitdrive', '/a/b/', ('', '/a/b/'))
# 3.14| ('basename', '/a/b/', '')
# 3.14| ('dirname', '/a/b/', '/a/b')
# 3.14| ('normpath', '/a/b/', '/a/b')
# 3.14| ('expanduser', '/a/b/', '/a/b/')
# 3.14| ('expandvars', '/a/b/', '/a/b/')
# 3.14| ('', '/', 'a/b/')
# 3.14| '/a/b/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '/a/b/a'
# 3.14| '/a'
# 3.14| '/a/b/a/'
# 3.14| '/a/b/a/b'
# 3.14| '/a/b/'
# 3.14| '/a/b/a//b'
# 3.14| '/a/b/./a'
# 3.14| '/a/b/../a'
# 3.14| ('normcase', 'a//b', 'a//b')
# 3.14| ('isabs', 'a//b', False)
# 3.14| ('split', 'a//b', ('a', 'b'))
# 3.14| ('splitext', 'a//b', ('a//b', ''))
# 3.14| ('splitdrive', 'a//b', ('', 'a//b'))
# 3.14| ('basename', 'a//b', 'b')
# 3.14| ('dirname', 'a//b', 'a')
# 3.14| ('normpath', 'a//b', 'a/b')
# 3.14| ('expanduser', 'a//b', 'a//b')
# 3.14| ('expandvars', 'a//b', 'a//b')
# 3.14| ('', '', 'a//b')
# 3.14| 'a//b/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| 'a//b/a'
# 3.14| '/a'
# 3.14| 'a//b/a/'
# 3.14| 'a//b/a/b'
# 3.14| '/a/b/'
# 3.14| 'a//b/a//b'
# 3.14| 'a//b/./a'
# 3.14| 'a//b/../a'
# 3.14| ('normcase', './a', './a')
# 3.14| ('isabs', './a', False)
# 3.14| ('split', './a', ('.', 'a'))
# 3.14| ('splitext', './a', ('./a', ''))
# 3.14| ('splitdrive', './a', ('', './a'))
# 3.14| ('basename', './a', 'a')
# 3.14| ('dirname', './a', '.')
# 3.14| ('normpath', './a', 'a')
# 3.14| ('expanduser', './a', './a')
# 3.14| ('expandvars', './a', './a')
# 3.14| ('', '', './a')
# 3.14| './a/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| './a/a'
# 3.14| '/a'
# 3.14| './a/a/'
# 3.14| './a/a/b'
# 3.14| '/a/b/'
# 3.14| './a/a//b'
# 3.14| './a/./a'
# 3.14| './a/../a'
# 3.14| ('normcase', '../a', '../a')
# 3.14| ('isabs', '../a', False)
# 3.14| ('split', '../a', ('..', 'a'))
# 3.14| ('splitext', '../a', ('../a', ''))
# 3.14| ('splitdrive', '../a', ('', '../a'))
# 3.14| ('basename', '../a', 'a')
# 3.14| ('dirname', '../a', '..')
# 3.14| ('normpath', '../a', '../a')
# 3.14| ('expanduser', '../a', '../a')
# 3.14| ('expandvars', '../a', '../a')
# 3.14| ('', '', '../a')
# 3.14| '../a/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '../a/a'
# 3.14| '/a'
# 3.14| '../a/a/'
# 3.14| '../a/a/b'
# 3.14| '/a/b/'
# 3.14| '../a/a//b'
# 3.14| '../a/./a'
# 3.14| '../a/../a'
# 3.14| ('normcase', 'a/../b', 'a/../b')
# 3.14| ('isabs', 'a/../b', False)
# 3.14| ('split', 'a/../b', ('a/..', 'b'))
# 3.14| ('splitext', 'a/../b', ('a/../b', ''))
# 3.14| ('splitdrive', 'a/../b', ('', 'a/../b'))
# 3.14| ('basename', 'a/../b', 'b')
# 3.14| ('dirname', 'a/../b', 'a/..')
# 3.14| ('normpath', 'a/../b', 'b')
# 3.14| ('expanduser', 'a/../b', 'a/../b')
# 3.14| ('expandvars', 'a/../b', 'a/../b')
# 3.14| ('', '', 'a/../b')
# 3.14| 'a/../b/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| 'a/../b/a'
# 3.14| '/a'
# 3.14| 'a/../b/a/'
# 3.14| 'a/../b/a/b'
# 3.14| '/a/b/'
# 3.14| 'a/../b/a//b'
# 3.14| 'a/../b/./a'
# 3.14| 'a/../b/../a'
# 3.14| ('normcase', '/..', '/..')
# 3.14| ('isabs', '/..', True)
# 3.14| ('split', '/..', ('/', '..'))
# 3.14| ('splitext', '/..', ('/..', ''))
# 3.14| ('splitdrive', '/..', ('', '/..'))
# 3.14| ('basename', '/..', '..')
# 3.14| ('dirname', '/..', '/')
# 3.14| ('normpath', '/..', '/')
# 3.14| ('expanduser', '/..', '/..')
# 3.14| ('expandvars', '/..', '/..')
# 3.14| ('', '/', '..')
# 3.14| '/../'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '/../a'
# 3.14| '/a'
# 3.14| '/../a/'
# 3.14| '/../a/b'
# 3.14| '/a/b/'
# 3.14| '/../a//b'
# 3.14| '/.././a'
# 3.14| '/../../a'
# 3.14| ('normcase', '/../a', '/../a')
# 3.14| ('isabs', '/../a', True)
# 3.14| ('split', '/../a', ('/..', 'a'))
# 3.14| ('splitext', '/../a', ('/../a', ''))
# 3.14| ('splitdrive', '/../a', ('', '/../a'))
# 3.14| ('basename', '/../a', 'a')
# 3.14| ('dirname', '/../a', '/..')
# 3.14| ('normpath', '/../a', '/a')
# 3.14| ('expanduser', '/../a', '/../a')
# 3.14| ('expandvars', '/../a', '/../a')
# 3.14| ('', '/', '../a')
# 3.14| '/../a/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '/../a/a'
# 3.14| '/a'
# 3.14| '/../a/a/'
# 3.14| '/../a/a/b'
# 3.14| '/a/b/'
# 3.14| '/../a/a//b'
# 3.14| '/../a/./a'
# 3.14| '/../a/../a'
# 3.14| ('normcase', 'a/b/../../..', 'a/b/../../..')
# 3.14| ('isabs', 'a/b/../../..', False)
# 3.14| ('split', 'a/b/../../..', ('a/b/../..', '..'))
# 3.14| ('splitext', 'a/b/../../..', ('a/b/../../..', ''))
# 3.14| ('splitdrive', 'a/b/../../..', ('', 'a/b/../../..'))
# 3.14| ('basename', 'a/b/../../..', '..')
# 3.14| ('dirname', 'a/b/../../..', 'a/b/../..')
# 3.14| ('normpath', 'a/b/../../..', '..')
# 3.14| ('expanduser', 'a/b/../../..', 'a/b/../../..')
# 3.14| ('expandvars', 'a/b/../../..', 'a/b/../../..')
# 3.14| ('', '', 'a/b/../../..')
# 3.14| 'a/b/../../../'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| 'a/b/../../../a'
# 3.14| '/a'
# 3.14| 'a/b/../../../a/'
# 3.14| 'a/b/../../../a/b'
# 3.14| '/a/b/'
# 3.14| 'a/b/../../../a//b'
# 3.14| 'a/b/../../.././a'
# 3.14| 'a/b/../../../../a'
# 3.14| ('normcase', '.', '.')
# 3.14| ('isabs', '.', False)
# 3.14| ('split', '.', ('', '.'))
# 3.14| ('splitext', '.', ('.', ''))
# 3.14| ('splitdrive', '.', ('', '.'))
# 3.14| ('basename', '.', '.')
# 3.14| ('dirname', '.', '')
# 3.14| ('normpath', '.', '.')
# 3.14| ('expanduser', '.', '.')
# 3.14| ('expandvars', '.', '.')
# 3.14| ('', '', '.')
# 3.14| './'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| './a'
# 3.14| '/a'
# 3.14| './a/'
# 3.14| './a/b'
# 3.14| '/a/b/'
# 3.14| './a//b'
# 3.14| '././a'
# 3.14| './../a'
# 3.14| ('normcase', '..', '..')
# 3.14| ('isabs', '..', False)
# 3.14| ('split', '..', ('', '..'))
# 3.14| ('splitext', '..', ('..', ''))
# 3.14| ('splitdrive', '..', ('', '..'))
# 3.14| ('basename', '..', '..')
# 3.14| ('dirname', '..', '')
# 3.14| ('normpath', '..', '..')
# 3.14| ('expanduser', '..', '..')
# 3.14| ('expandvars', '..', '..')
# 3.14| ('', '', '..')
# 3.14| '../'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '../a'
# 3.14| '/a'
# 3.14| '../a/'
# 3.14| '../a/b'
# 3.14| '/a/b/'
# 3.14| '../a//b'
# 3.14| '.././a'
# 3.14| '../../a'
# 3.14| ('normcase', '~', '~')
# 3.14| ('isabs', '~', False)
# 3.14| ('split', '~', ('', '~'))
# 3.14| ('splitext', '~', ('~', ''))
# 3.14| ('splitdrive', '~', ('', '~'))
# 3.14| ('basename', '~', '~')
# 3.14| ('dirname', '~', '')
# 3.14| ('normpath', '~', '~')
# 3.14| ('expandvars', '~', '~')
# 3.14| ('', '', '~')
# 3.14| '~/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '~/a'
# 3.14| '/a'
# 3.14| '~/a/'
# 3.14| '~/a/b'
# 3.14| '/a/b/'
# 3.14| '~/a//b'
# 3.14| '~/./a'
# 3.14| '~/../a'
# 3.14| ('normcase', '~/x', '~/x')
# 3.14| ('isabs', '~/x', False)
# 3.14| ('split', '~/x', ('~', 'x'))
# 3.14| ('splitext', '~/x', ('~/x', ''))
# 3.14| ('splitdrive', '~/x', ('', '~/x'))
# 3.14| ('basename', '~/x', 'x')
# 3.14| ('dirname', '~/x', '~')
# 3.14| ('normpath', '~/x', '~/x')
# 3.14| ('expandvars', '~/x', '~/x')
# 3.14| ('', '', '~/x')
# 3.14| '~/x/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '~/x/a'
# 3.14| '/a'
# 3.14| '~/x/a/'
# 3.14| '~/x/a/b'
# 3.14| '/a/b/'
# 3.14| '~/x/a//b'
# 3.14| '~/x/./a'
# 3.14| '~/x/../a'
# 3.14| ('', '', '$HOME/x')
# 3.14| '$HOME/x/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '$HOME/x/a'
# 3.14| '/a'
# 3.14| '$HOME/x/a/'
# 3.14| '$HOME/x/a/b'
# 3.14| '/a/b/'
# 3.14| '$HOME/x/a//b'
# 3.14| '$HOME/x/./a'
# 3.14| '$HOME/x/../a'
# 3.14| ('', '', '${HOME}y')
# 3.14| '${HOME}y/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '${HOME}y/a'
# 3.14| '/a'
# 3.14| '${HOME}y/a/'
# 3.14| '${HOME}y/a/b'
# 3.14| '/a/b/'
# 3.14| '${HOME}y/a//b'
# 3.14| '${HOME}y/./a'
# 3.14| '${HOME}y/../a'
# 3.14| ('normcase', '$NOPE', '$NOPE')
# 3.14| ('isabs', '$NOPE', False)
# 3.14| ('split', '$NOPE', ('', '$NOPE'))
# 3.14| ('splitext', '$NOPE', ('$NOPE', ''))
# 3.14| ('splitdrive', '$NOPE', ('', '$NOPE'))
# 3.14| ('basename', '$NOPE', '$NOPE')
# 3.14| ('dirname', '$NOPE', '')
# 3.14| ('normpath', '$NOPE', '$NOPE')
# 3.14| ('expanduser', '$NOPE', '$NOPE')
# 3.14| ('expandvars', '$NOPE', '$NOPE')
# 3.14| ('', '', '$NOPE')
# 3.14| '$NOPE/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '$NOPE/a'
# 3.14| '/a'
# 3.14| '$NOPE/a/'
# 3.14| '$NOPE/a/b'
# 3.14| '/a/b/'
# 3.14| '$NOPE/a//b'
# 3.14| '$NOPE/./a'
# 3.14| '$NOPE/../a'
# 3.14| ('normcase', 'a.txt', 'a.txt')
# 3.14| ('isabs', 'a.txt', False)
# 3.14| ('split', 'a.txt', ('', 'a.txt'))
# 3.14| ('splitext', 'a.txt', ('a', '.txt'))
# 3.14| ('splitdrive', 'a.txt', ('', 'a.txt'))
# 3.14| ('basename', 'a.txt', 'a.txt')
# 3.14| ('dirname', 'a.txt', '')
# 3.14| ('normpath', 'a.txt', 'a.txt')
# 3.14| ('expanduser', 'a.txt', 'a.txt')
# 3.14| ('expandvars', 'a.txt', 'a.txt')
# 3.14| ('', '', 'a.txt')
# 3.14| 'a.txt/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| 'a.txt/a'
# 3.14| '/a'
# 3.14| 'a.txt/a/'
# 3.14| 'a.txt/a/b'
# 3.14| '/a/b/'
# 3.14| 'a.txt/a//b'
# 3.14| 'a.txt/./a'
# 3.14| 'a.txt/../a'
# 3.14| ('normcase', '.bashrc', '.bashrc')
# 3.14| ('isabs', '.bashrc', False)
# 3.14| ('split', '.bashrc', ('', '.bashrc'))
# 3.14| ('splitext', '.bashrc', ('.bashrc', ''))
# 3.14| ('splitdrive', '.bashrc', ('', '.bashrc'))
# 3.14| ('basename', '.bashrc', '.bashrc')
# 3.14| ('dirname', '.bashrc', '')
# 3.14| ('normpath', '.bashrc', '.bashrc')
# 3.14| ('expanduser', '.bashrc', '.bashrc')
# 3.14| ('expandvars', '.bashrc', '.bashrc')
# 3.14| ('', '', '.bashrc')
# 3.14| '.bashrc/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '.bashrc/a'
# 3.14| '/a'
# 3.14| '.bashrc/a/'
# 3.14| '.bashrc/a/b'
# 3.14| '/a/b/'
# 3.14| '.bashrc/a//b'
# 3.14| '.bashrc/./a'
# 3.14| '.bashrc/../a'
# 3.14| ('normcase', 'a.tar.gz', 'a.tar.gz')
# 3.14| ('isabs', 'a.tar.gz', False)
# 3.14| ('split', 'a.tar.gz', ('', 'a.tar.gz'))
# 3.14| ('splitext', 'a.tar.gz', ('a.tar', '.gz'))
# 3.14| ('splitdrive', 'a.tar.gz', ('', 'a.tar.gz'))
# 3.14| ('basename', 'a.tar.gz', 'a.tar.gz')
# 3.14| ('dirname', 'a.tar.gz', '')
# 3.14| ('normpath', 'a.tar.gz', 'a.tar.gz')
# 3.14| ('expanduser', 'a.tar.gz', 'a.tar.gz')
# 3.14| ('expandvars', 'a.tar.gz', 'a.tar.gz')
# 3.14| ('', '', 'a.tar.gz')
# 3.14| 'a.tar.gz/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| 'a.tar.gz/a'
# 3.14| '/a'
# 3.14| 'a.tar.gz/a/'
# 3.14| 'a.tar.gz/a/b'
# 3.14| '/a/b/'
# 3.14| 'a.tar.gz/a//b'
# 3.14| 'a.tar.gz/./a'
# 3.14| 'a.tar.gz/../a'
# 3.14| ('normcase', 'a.b/c', 'a.b/c')
# 3.14| ('isabs', 'a.b/c', False)
# 3.14| ('split', 'a.b/c', ('a.b', 'c'))
# 3.14| ('splitext', 'a.b/c', ('a.b/c', ''))
# 3.14| ('splitdrive', 'a.b/c', ('', 'a.b/c'))
# 3.14| ('basename', 'a.b/c', 'c')
# 3.14| ('dirname', 'a.b/c', 'a.b')
# 3.14| ('normpath', 'a.b/c', 'a.b/c')
# 3.14| ('expanduser', 'a.b/c', 'a.b/c')
# 3.14| ('expandvars', 'a.b/c', 'a.b/c')
# 3.14| ('', '', 'a.b/c')
# 3.14| 'a.b/c/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| 'a.b/c/a'
# 3.14| '/a'
# 3.14| 'a.b/c/a/'
# 3.14| 'a.b/c/a/b'
# 3.14| '/a/b/'
# 3.14| 'a.b/c/a//b'
# 3.14| 'a.b/c/./a'
# 3.14| 'a.b/c/../a'
# 3.14| ('normcase', '...', '...')
# 3.14| ('isabs', '...', False)
# 3.14| ('split', '...', ('', '...'))
# 3.14| ('splitext', '...', ('...', ''))
# 3.14| ('splitdrive', '...', ('', '...'))
# 3.14| ('basename', '...', '...')
# 3.14| ('dirname', '...', '')
# 3.14| ('normpath', '...', '...')
# 3.14| ('expanduser', '...', '...')
# 3.14| ('expandvars', '...', '...')
# 3.14| ('', '', '...')
# 3.14| '.../'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '.../a'
# 3.14| '/a'
# 3.14| '.../a/'
# 3.14| '.../a/b'
# 3.14| '/a/b/'
# 3.14| '.../a//b'
# 3.14| '..././a'
# 3.14| '.../../a'
# 3.14| ('normcase', '..a.b', '..a.b')
# 3.14| ('isabs', '..a.b', False)
# 3.14| ('split', '..a.b', ('', '..a.b'))
# 3.14| ('splitext', '..a.b', ('..a', '.b'))
# 3.14| ('splitdrive', '..a.b', ('', '..a.b'))
# 3.14| ('basename', '..a.b', '..a.b')
# 3.14| ('dirname', '..a.b', '')
# 3.14| ('normpath', '..a.b', '..a.b')
# 3.14| ('expanduser', '..a.b', '..a.b')
# 3.14| ('expandvars', '..a.b', '..a.b')
# 3.14| ('', '', '..a.b')
# 3.14| '..a.b/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '..a.b/a'
# 3.14| '/a'
# 3.14| '..a.b/a/'
# 3.14| '..a.b/a/b'
# 3.14| '/a/b/'
# 3.14| '..a.b/a//b'
# 3.14| '..a.b/./a'
# 3.14| '..a.b/../a'
# 3.14| ('normcase', '//a//b', '//a//b')
# 3.14| ('isabs', '//a//b', True)
# 3.14| ('split', '//a//b', ('//a', 'b'))
# 3.14| ('splitext', '//a//b', ('//a//b', ''))
# 3.14| ('splitdrive', '//a//b', ('', '//a//b'))
# 3.14| ('basename', '//a//b', 'b')
# 3.14| ('dirname', '//a//b', '//a')
# 3.14| ('normpath', '//a//b', '//a/b')
# 3.14| ('expanduser', '//a//b', '//a//b')
# 3.14| ('expandvars', '//a//b', '//a//b')
# 3.14| ('', '//', 'a//b')
# 3.14| '//a//b/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '//a//b/a'
# 3.14| '/a'
# 3.14| '//a//b/a/'
# 3.14| '//a//b/a/b'
# 3.14| '/a/b/'
# 3.14| '//a//b/a//b'
# 3.14| '//a//b/./a'
# 3.14| '//a//b/../a'
# 3.14| ('normcase', b'a/b.c', b'a/b.c')
# 3.14| ('isabs', b'a/b.c', False)
# 3.14| ('split', b'a/b.c', (b'a', b'b.c'))
# 3.14| ('splitext', b'a/b.c', (b'a/b', b'.c'))
# 3.14| ('splitdrive', b'a/b.c', (b'', b'a/b.c'))
# 3.14| ('basename', b'a/b.c', b'b.c')
# 3.14| ('dirname', b'a/b.c', b'a')
# 3.14| ('normpath', b'a/b.c', b'a/b.c')
# 3.14| ('expanduser', b'a/b.c', b'a/b.c')
# 3.14| ('expandvars', b'a/b.c', b'a/b.c')
# 3.14| (b'', b'', b'a/b.c')
# 3.14| TypeError Can't mix strings and bytes in path components
# 3.14| TypeError Can't mix strings and bytes in path components
# 3.14| TypeError Can't mix strings and bytes in path components
# 3.14| TypeError Can't mix strings and bytes in path components
# 3.14| TypeError Can't mix strings and bytes in path components
# 3.14| TypeError Can't mix strings and bytes in path components
# 3.14| TypeError Can't mix strings and bytes in path components
# 3.14| TypeError Can't mix strings and bytes in path components
# 3.14| TypeError Can't mix strings and bytes in path components
# 3.14| TypeError Can't mix strings and bytes in path components
# 3.14| TypeError Can't mix strings and bytes in path components
# 3.14| TypeError Can't mix strings and bytes in path components
# 3.14| ('normcase', 'a.', 'a.')
# 3.14| ('isabs', 'a.', False)
# 3.14| ('split', 'a.', ('', 'a.'))
# 3.14| ('splitext', 'a.', ('a', '.'))
# 3.14| ('splitdrive', 'a.', ('', 'a.'))
# 3.14| ('basename', 'a.', 'a.')
# 3.14| ('dirname', 'a.', '')
# 3.14| ('normpath', 'a.', 'a.')
# 3.14| ('expanduser', 'a.', 'a.')
# 3.14| ('expandvars', 'a.', 'a.')
# 3.14| ('', '', 'a.')
# 3.14| 'a./'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| 'a./a'
# 3.14| '/a'
# 3.14| 'a./a/'
# 3.14| 'a./a/b'
# 3.14| '/a/b/'
# 3.14| 'a./a//b'
# 3.14| 'a././a'
# 3.14| 'a./../a'
# 3.14| ('normcase', '/a/./b', '/a/./b')
# 3.14| ('isabs', '/a/./b', True)
# 3.14| ('split', '/a/./b', ('/a/.', 'b'))
# 3.14| ('splitext', '/a/./b', ('/a/./b', ''))
# 3.14| ('splitdrive', '/a/./b', ('', '/a/./b'))
# 3.14| ('basename', '/a/./b', 'b')
# 3.14| ('dirname', '/a/./b', '/a/.')
# 3.14| ('normpath', '/a/./b', '/a/b')
# 3.14| ('expanduser', '/a/./b', '/a/./b')
# 3.14| ('expandvars', '/a/./b', '/a/./b')
# 3.14| ('', '/', 'a/./b')
# 3.14| '/a/./b/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '/a/./b/a'
# 3.14| '/a'
# 3.14| '/a/./b/a/'
# 3.14| '/a/./b/a/b'
# 3.14| '/a/b/'
# 3.14| '/a/./b/a//b'
# 3.14| '/a/./b/./a'
# 3.14| '/a/./b/../a'
# 3.14| ('normcase', '${x', '${x')
# 3.14| ('isabs', '${x', False)
# 3.14| ('split', '${x', ('', '${x'))
# 3.14| ('splitext', '${x', ('${x', ''))
# 3.14| ('splitdrive', '${x', ('', '${x'))
# 3.14| ('basename', '${x', '${x')
# 3.14| ('dirname', '${x', '')
# 3.14| ('normpath', '${x', '${x')
# 3.14| ('expanduser', '${x', '${x')
# 3.14| ('expandvars', '${x', '${x')
# 3.14| ('', '', '${x')
# 3.14| '${x/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '${x/a'
# 3.14| '/a'
# 3.14| '${x/a/'
# 3.14| '${x/a/b'
# 3.14| '/a/b/'
# 3.14| '${x/a//b'
# 3.14| '${x/./a'
# 3.14| '${x/../a'
# 3.14| ('normcase', '~x/y', '~x/y')
# 3.14| ('isabs', '~x/y', False)
# 3.14| ('split', '~x/y', ('~x', 'y'))
# 3.14| ('splitext', '~x/y', ('~x/y', ''))
# 3.14| ('splitdrive', '~x/y', ('', '~x/y'))
# 3.14| ('basename', '~x/y', 'y')
# 3.14| ('dirname', '~x/y', '~x')
# 3.14| ('normpath', '~x/y', '~x/y')
# 3.14| ('expandvars', '~x/y', '~x/y')
# 3.14| ('', '', '~x/y')
# 3.14| '~x/y/'
# 3.14| '/'
# 3.14| '//'
# 3.14| '///'
# 3.14| '~x/y/a'
# 3.14| '/a'
# 3.14| '~x/y/a/'
# 3.14| '~x/y/a/b'
# 3.14| '/a/b/'
# 3.14| '~x/y/a//b'
# 3.14| '~x/y/./a'
# 3.14| '~x/y/../a'
# 3.14| ValueError commonpath() arg is an empty sequence
# 3.14| ''
# 3.14| 'a'
# 3.14| 'a'
# 3.14| '/a'
# 3.14| '/a/'
# 3.14| ValueError Can't mix absolute and relative paths
# 3.14| ''
# 3.14| 'a/b'
# 3.14| 'a/b/'
# 3.14| '/'
# 3.14| '/'
# 3.14| 'a'
# 3.14| 'a'
# 3.14| 'a'
# 3.14| 'a/b'
# 3.14| TypeError Can't mix strings and bytes in path components
# 3.14| TypeError '<' not supported between instances of 'str' and 'bytes'
# 3.14| '/usr/lib'
# 3.14| '/usr/lib/'
# 3.14| '../b/c'
# 3.14| '.'
# 3.14| ValueError no path specified
# 3.14| TypeError expected str, bytes or os.PathLike object, not int
# 3.14| TypeError Can't mix strings and bytes in path components
# 3.14| TypeError join() argument must be str, bytes, or os.PathLike object, not 'int'
# 3.14| '/b'
# 3.14| True
# 3.14| FileExistsError [Errno 17] File exists: 'x/y'
# 3.14| ['.hid', 'x']
# 3.14| FileNotFoundError [Errno 2] No such file or directory: 'nope'
# 3.14| [('.', ['x'], ['.hid']), ('./x', ['y'], ['f.txt']), ('./x/y', ['z'], ['g.py']), ('./x/y/z', [], [])]
# 3.14| [('x/y/z', [], []), ('x/y', ['z'], ['g.py']), ('x', ['y'], ['f.txt'])]
# 3.14| 5
# 3.14| (True, False, True, True, False)
# 3.14| FileNotFoundError [Errno 2] No such file or directory: 'q'
# 3.14| 5
# 3.14| 'd'
# 3.14| 10
# 3.14| None
# 3.14| FileNotFoundError [Errno 2] No such file or directory: 'x/f.txt'
# 3.14| OSError [Errno 39] Directory not empty: 'x'
# 3.14| FileExistsError [Errno 17] File exists: 'x'
# 3.14| ['h.txt', 'y']
# 3.14| None
# 3.14| [('y', True, False, 'x/y')]
# 3.14| 'b.txt'
# 3.14| 'A'
# 3.14| 'x/a.txt'
# 3.14| SameFileError 'a.txt' and 'a.txt' are the same file
# 3.14| 'x2'
# 3.14| ['a.txt', 'b.txt', 'x', 'x/a.txt', 'x/y', 'x/y/g.py', 'x/y/z', 'x2', 'x2/a.txt', 'x2/y', 'x2/y/g.py', 'x2/y/z']
# 3.14| ['x/y/g.py', 'x2/y/g.py']
# 3.14| ['a.txt', 'b.txt']
# 3.14| ['x/y', 'x2/y']
# 3.14| []
# 3.14| ['a.txt', 'b.txt']
# 3.14| ['.hid']
# 3.14| ['x/y/']
# 3.14| ['a.txt']
# 3.14| True
# 3.14| 'a[[][*]][?]'
# 3.14| ['a.txt', 'y']
# 3.14| 'x/b.txt'
# 3.14| Error Destination path 'x/a.txt' already exists
# 3.14| FileNotFoundError [Errno 2] No such file or directory: 'nope'
# 3.14| None
# 3.14| False
# 3.14| FileNotFoundError [Errno 2] No such file or directory: 'nope'
# 3.14| None
# 3.14| ['a.txt', 'b.txt', 'y']
# 3.14| True
# 3.14| False
# 3.14| True True
# 3.14| b'x'
# 3.14| False
# 3.14| hi
# 3.14| '1'
# 3.14| KeyError 'NOPE'
# 3.14| 'd'
# 3.14| '1-1'
# 3.14| TypeError str expected, not int
# 3.14| None
# 3.14| 'a'
# 3.14| TypeError expected str, bytes or os.PathLike object, not int
# 3.14| '/\nposix....:'
# 3.14| 'b'
# 3.14| True
# 3.14| 'a/b'
# 3.14| 5
# 3.14| True
# 3.14| True
# 3.14| 'No such file or directory'
# 3.14| 2
# 3.14| 'EEXIST'
# 3.14| ('abc', '*', True)
# 3.14| ('abc', 'a*', True)
# 3.14| ('abc', '?.py', False)
# 3.14| ('abc', '[ab]*', True)
# 3.14| ('abc', '[!a]*', False)
# 3.14| ('abc', '[[]x]', False)
# 3.14| ('abc', '*.[pq]y', False)
# 3.14| ('abc', 'a-[a-c]', False)
# 3.14| ('abc', '[z-a]', False)
# 3.14| ('abc', '', False)
# 3.14| ('abc', 'a?c', True)
# 3.14| ('abc', '*b*', True)
# 3.14| ('abc', '[]-a]*', True)
# 3.14| ('abc', '[a', False)
# 3.14| ('abc', '*[', False)
# 3.14| ('abc', '[!]*', False)
# 3.14| ('a.py', '*', True)
# 3.14| ('a.py', 'a*', True)
# 3.14| ('a.py', '?.py', True)
# 3.14| ('a.py', '[ab]*', True)
# 3.14| ('a.py', '[!a]*', False)
# 3.14| ('a.py', '[[]x]', False)
# 3.14| ('a.py', '*.[pq]y', True)
# 3.14| ('a.py', 'a-[a-c]', False)
# 3.14| ('a.py', '[z-a]', False)
# 3.14| ('a.py', '', False)
# 3.14| ('a.py', 'a?c', False)
# 3.14| ('a.py', '*b*', False)
# 3.14| ('a.py', '[]-a]*', True)
# 3.14| ('a.py', '[a', False)
# 3.14| ('a.py', '*[', False)
# 3.14| ('a.py', '[!]*', False)
# 3.14| ('[x]', '*', True)
# 3.14| ('[x]', 'a*', False)
# 3.14| ('[x]', '?.py', False)
# 3.14| ('[x]', '[ab]*', False)
# 3.14| ('[x]', '[!a]*', True)
# 3.14| ('[x]', '[[]x]', True)
# 3.14| ('[x]', '*.[pq]y', False)
# 3.14| ('[x]', 'a-[a-c]', False)
# 3.14| ('[x]', '[z-a]', False)
# 3.14| ('[x]', '', False)
# 3.14| ('[x]', 'a?c', False)
# 3.14| ('[x]', '*b*', False)
# 3.14| ('[x]', '[]-a]*', False)
# 3.14| ('[x]', '[a', False)
# 3.14| ('[x]', '*[', False)
# 3.14| ('[x]', '[!]*', False)
# 3.14| ('a-b', '*', True)
# 3.14| ('a-b', 'a*', True)
# 3.14| ('a-b', '?.py', False)
# 3.14| ('a-b', '[ab]*', True)
# 3.14| ('a-b', '[!a]*', False)
# 3.14| ('a-b', '[[]x]', False)
# 3.14| ('a-b', '*.[pq]y', False)
# 3.14| ('a-b', 'a-[a-c]', True)
# 3.14| ('a-b', '[z-a]', False)
# 3.14| ('a-b', '', False)
# 3.14| ('a-b', 'a?c', False)
# 3.14| ('a-b', '*b*', True)
# 3.14| ('a-b', '[]-a]*', True)
# 3.14| ('a-b', '[a', False)
# 3.14| ('a-b', '*[', False)
# 3.14| ('a-b', '[!]*', False)
# 3.14| ('ab\n', '*', True)
# 3.14| ('ab\n', 'a*', True)
# 3.14| ('ab\n', '?.py', False)
# 3.14| ('ab\n', '[ab]*', True)
# 3.14| ('ab\n', '[!a]*', False)
# 3.14| ('ab\n', '[[]x]', False)
# 3.14| ('ab\n', '*.[pq]y', False)
# 3.14| ('ab\n', 'a-[a-c]', False)
# 3.14| ('ab\n', '[z-a]', False)
# 3.14| ('ab\n', '', False)
# 3.14| ('ab\n', 'a?c', False)
# 3.14| ('ab\n', '*b*', True)
# 3.14| ('ab\n', '[]-a]*', True)
# 3.14| ('ab\n', '[a', False)
# 3.14| ('ab\n', '*[', False)
# 3.14| ('ab\n', '[!]*', False)
# 3.14| ('Foo', '*', True)
# 3.14| ('Foo', 'a*', False)
# 3.14| ('Foo', '?.py', False)
# 3.14| ('Foo', '[ab]*', False)
# 3.14| ('Foo', '[!a]*', True)
# 3.14| ('Foo', '[[]x]', False)
# 3.14| ('Foo', '*.[pq]y', False)
# 3.14| ('Foo', 'a-[a-c]', False)
# 3.14| ('Foo', '[z-a]', False)
# 3.14| ('Foo', '', False)
# 3.14| ('Foo', 'a?c', False)
# 3.14| ('Foo', '*b*', False)
# 3.14| ('Foo', '[]-a]*', False)
# 3.14| ('Foo', '[a', False)
# 3.14| ('Foo', '*[', False)
# 3.14| ('Foo', '[!]*', False)
# 3.14| ('', '*', True)
# 3.14| ('', 'a*', False)
# 3.14| ('', '?.py', False)
# 3.14| ('', '[ab]*', False)
# 3.14| ('', '[!a]*', False)
# 3.14| ('', '[[]x]', False)
# 3.14| ('', '*.[pq]y', False)
# 3.14| ('', 'a-[a-c]', False)
# 3.14| ('', '[z-a]', False)
# 3.14| ('', '', True)
# 3.14| ('', 'a?c', False)
# 3.14| ('', '*b*', False)
# 3.14| ('', '[]-a]*', False)
# 3.14| ('', '[a', False)
# 3.14| ('', '*[', False)
# 3.14| ('', '[!]*', False)
# 3.14| ['a.py', 'c.py']
# 3.14| False
