# differs-from-3.11: newer behaviour
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
# expected-output:
# ('normcase', '', '')
# ('isabs', '', False)
# ('split', '', ('', ''))
# ('splitext', '', ('', ''))
# ('splitdrive', '', ('', ''))
# ('basename', '', '')
# ('dirname', '', '')
# ('normpath', '', '.')
# ('expanduser', '', '')
# ('expandvars', '', '')
# ('', '', '')
# ''
# '/'
# '//'
# '///'
# 'a'
# '/a'
# 'a/'
# 'a/b'
# '/a/b/'
# 'a//b'
# './a'
# '../a'
# ('normcase', '/', '/')
# ('isabs', '/', True)
# ('split', '/', ('/', ''))
# ('splitext', '/', ('/', ''))
# ('splitdrive', '/', ('', '/'))
# ('basename', '/', '')
# ('dirname', '/', '/')
# ('normpath', '/', '/')
# ('expanduser', '/', '/')
# ('expandvars', '/', '/')
# ('', '/', '')
# '/'
# '/'
# '//'
# '///'
# '/a'
# '/a'
# '/a/'
# '/a/b'
# '/a/b/'
# '/a//b'
# '/./a'
# '/../a'
# ('normcase', '//', '//')
# ('isabs', '//', True)
# ('split', '//', ('//', ''))
# ('splitext', '//', ('//', ''))
# ('splitdrive', '//', ('', '//'))
# ('basename', '//', '')
# ('dirname', '//', '//')
# ('normpath', '//', '//')
# ('expanduser', '//', '//')
# ('expandvars', '//', '//')
# ('', '//', '')
# '//'
# '/'
# '//'
# '///'
# '//a'
# '/a'
# '//a/'
# '//a/b'
# '/a/b/'
# '//a//b'
# '//./a'
# '//../a'
# ('normcase', '///', '///')
# ('isabs', '///', True)
# ('split', '///', ('///', ''))
# ('splitext', '///', ('///', ''))
# ('splitdrive', '///', ('', '///'))
# ('basename', '///', '')
# ('dirname', '///', '///')
# ('normpath', '///', '/')
# ('expanduser', '///', '///')
# ('expandvars', '///', '///')
# ('', '/', '//')
# '///'
# '/'
# '//'
# '///'
# '///a'
# '/a'
# '///a/'
# '///a/b'
# '/a/b/'
# '///a//b'
# '///./a'
# '///../a'
# ('normcase', 'a', 'a')
# ('isabs', 'a', False)
# ('split', 'a', ('', 'a'))
# ('splitext', 'a', ('a', ''))
# ('splitdrive', 'a', ('', 'a'))
# ('basename', 'a', 'a')
# ('dirname', 'a', '')
# ('normpath', 'a', 'a')
# ('expanduser', 'a', 'a')
# ('expandvars', 'a', 'a')
# ('', '', 'a')
# 'a/'
# '/'
# '//'
# '///'
# 'a/a'
# '/a'
# 'a/a/'
# 'a/a/b'
# '/a/b/'
# 'a/a//b'
# 'a/./a'
# 'a/../a'
# ('normcase', '/a', '/a')
# ('isabs', '/a', True)
# ('split', '/a', ('/', 'a'))
# ('splitext', '/a', ('/a', ''))
# ('splitdrive', '/a', ('', '/a'))
# ('basename', '/a', 'a')
# ('dirname', '/a', '/')
# ('normpath', '/a', '/a')
# ('expanduser', '/a', '/a')
# ('expandvars', '/a', '/a')
# ('', '/', 'a')
# '/a/'
# '/'
# '//'
# '///'
# '/a/a'
# '/a'
# '/a/a/'
# '/a/a/b'
# '/a/b/'
# '/a/a//b'
# '/a/./a'
# '/a/../a'
# ('normcase', 'a/', 'a/')
# ('isabs', 'a/', False)
# ('split', 'a/', ('a', ''))
# ('splitext', 'a/', ('a/', ''))
# ('splitdrive', 'a/', ('', 'a/'))
# ('basename', 'a/', '')
# ('dirname', 'a/', 'a')
# ('normpath', 'a/', 'a')
# ('expanduser', 'a/', 'a/')
# ('expandvars', 'a/', 'a/')
# ('', '', 'a/')
# 'a/'
# '/'
# '//'
# '///'
# 'a/a'
# '/a'
# 'a/a/'
# 'a/a/b'
# '/a/b/'
# 'a/a//b'
# 'a/./a'
# 'a/../a'
# ('normcase', 'a/b', 'a/b')
# ('isabs', 'a/b', False)
# ('split', 'a/b', ('a', 'b'))
# ('splitext', 'a/b', ('a/b', ''))
# ('splitdrive', 'a/b', ('', 'a/b'))
# ('basename', 'a/b', 'b')
# ('dirname', 'a/b', 'a')
# ('normpath', 'a/b', 'a/b')
# ('expanduser', 'a/b', 'a/b')
# ('expandvars', 'a/b', 'a/b')
# ('', '', 'a/b')
# 'a/b/'
# '/'
# '//'
# '///'
# 'a/b/a'
# '/a'
# 'a/b/a/'
# 'a/b/a/b'
# '/a/b/'
# 'a/b/a//b'
# 'a/b/./a'
# 'a/b/../a'
# ('normcase', '/a/b/', '/a/b/')
# ('isabs', '/a/b/', True)
# ('split', '/a/b/', ('/a/b', ''))
# ('splitext', '/a/b/', ('/a/b/', ''))
# ('splitdrive', '/a/b/', ('', '/a/b/'))
# ('basename', '/a/b/', '')
# ('dirname', '/a/b/', '/a/b')
# ('normpath', '/a/b/', '/a/b')
# ('expanduser', '/a/b/', '/a/b/')
# ('expandvars', '/a/b/', '/a/b/')
# ('', '/', 'a/b/')
# '/a/b/'
# '/'
# '//'
# '///'
# '/a/b/a'
# '/a'
# '/a/b/a/'
# '/a/b/a/b'
# '/a/b/'
# '/a/b/a//b'
# '/a/b/./a'
# '/a/b/../a'
# ('normcase', 'a//b', 'a//b')
# ('isabs', 'a//b', False)
# ('split', 'a//b', ('a', 'b'))
# ('splitext', 'a//b', ('a//b', ''))
# ('splitdrive', 'a//b', ('', 'a//b'))
# ('basename', 'a//b', 'b')
# ('dirname', 'a//b', 'a')
# ('normpath', 'a//b', 'a/b')
# ('expanduser', 'a//b', 'a//b')
# ('expandvars', 'a//b', 'a//b')
# ('', '', 'a//b')
# 'a//b/'
# '/'
# '//'
# '///'
# 'a//b/a'
# '/a'
# 'a//b/a/'
# 'a//b/a/b'
# '/a/b/'
# 'a//b/a//b'
# 'a//b/./a'
# 'a//b/../a'
# ('normcase', './a', './a')
# ('isabs', './a', False)
# ('split', './a', ('.', 'a'))
# ('splitext', './a', ('./a', ''))
# ('splitdrive', './a', ('', './a'))
# ('basename', './a', 'a')
# ('dirname', './a', '.')
# ('normpath', './a', 'a')
# ('expanduser', './a', './a')
# ('expandvars', './a', './a')
# ('', '', './a')
# './a/'
# '/'
# '//'
# '///'
# './a/a'
# '/a'
# './a/a/'
# './a/a/b'
# '/a/b/'
# './a/a//b'
# './a/./a'
# './a/../a'
# ('normcase', '../a', '../a')
# ('isabs', '../a', False)
# ('split', '../a', ('..', 'a'))
# ('splitext', '../a', ('../a', ''))
# ('splitdrive', '../a', ('', '../a'))
# ('basename', '../a', 'a')
# ('dirname', '../a', '..')
# ('normpath', '../a', '../a')
# ('expanduser', '../a', '../a')
# ('expandvars', '../a', '../a')
# ('', '', '../a')
# '../a/'
# '/'
# '//'
# '///'
# '../a/a'
# '/a'
# '../a/a/'
# '../a/a/b'
# '/a/b/'
# '../a/a//b'
# '../a/./a'
# '../a/../a'
# ('normcase', 'a/../b', 'a/../b')
# ('isabs', 'a/../b', False)
# ('split', 'a/../b', ('a/..', 'b'))
# ('splitext', 'a/../b', ('a/../b', ''))
# ('splitdrive', 'a/../b', ('', 'a/../b'))
# ('basename', 'a/../b', 'b')
# ('dirname', 'a/../b', 'a/..')
# ('normpath', 'a/../b', 'b')
# ('expanduser', 'a/../b', 'a/../b')
# ('expandvars', 'a/../b', 'a/../b')
# ('', '', 'a/../b')
# 'a/../b/'
# '/'
# '//'
# '///'
# 'a/../b/a'
# '/a'
# 'a/../b/a/'
# 'a/../b/a/b'
# '/a/b/'
# 'a/../b/a//b'
# 'a/../b/./a'
# 'a/../b/../a'
# ('normcase', '/..', '/..')
# ('isabs', '/..', True)
# ('split', '/..', ('/', '..'))
# ('splitext', '/..', ('/..', ''))
# ('splitdrive', '/..', ('', '/..'))
# ('basename', '/..', '..')
# ('dirname', '/..', '/')
# ('normpath', '/..', '/')
# ('expanduser', '/..', '/..')
# ('expandvars', '/..', '/..')
# ('', '/', '..')
# '/../'
# '/'
# '//'
# '///'
# '/../a'
# '/a'
# '/../a/'
# '/../a/b'
# '/a/b/'
# '/../a//b'
# '/.././a'
# '/../../a'
# ('normcase', '/../a', '/../a')
# ('isabs', '/../a', True)
# ('split', '/../a', ('/..', 'a'))
# ('splitext', '/../a', ('/../a', ''))
# ('splitdrive', '/../a', ('', '/../a'))
# ('basename', '/../a', 'a')
# ('dirname', '/../a', '/..')
# ('normpath', '/../a', '/a')
# ('expanduser', '/../a', '/../a')
# ('expandvars', '/../a', '/../a')
# ('', '/', '../a')
# '/../a/'
# '/'
# '//'
# '///'
# '/../a/a'
# '/a'
# '/../a/a/'
# '/../a/a/b'
# '/a/b/'
# '/../a/a//b'
# '/../a/./a'
# '/../a/../a'
# ('normcase', 'a/b/../../..', 'a/b/../../..')
# ('isabs', 'a/b/../../..', False)
# ('split', 'a/b/../../..', ('a/b/../..', '..'))
# ('splitext', 'a/b/../../..', ('a/b/../../..', ''))
# ('splitdrive', 'a/b/../../..', ('', 'a/b/../../..'))
# ('basename', 'a/b/../../..', '..')
# ('dirname', 'a/b/../../..', 'a/b/../..')
# ('normpath', 'a/b/../../..', '..')
# ('expanduser', 'a/b/../../..', 'a/b/../../..')
# ('expandvars', 'a/b/../../..', 'a/b/../../..')
# ('', '', 'a/b/../../..')
# 'a/b/../../../'
# '/'
# '//'
# '///'
# 'a/b/../../../a'
# '/a'
# 'a/b/../../../a/'
# 'a/b/../../../a/b'
# '/a/b/'
# 'a/b/../../../a//b'
# 'a/b/../../.././a'
# 'a/b/../../../../a'
# ('normcase', '.', '.')
# ('isabs', '.', False)
# ('split', '.', ('', '.'))
# ('splitext', '.', ('.', ''))
# ('splitdrive', '.', ('', '.'))
# ('basename', '.', '.')
# ('dirname', '.', '')
# ('normpath', '.', '.')
# ('expanduser', '.', '.')
# ('expandvars', '.', '.')
# ('', '', '.')
# './'
# '/'
# '//'
# '///'
# './a'
# '/a'
# './a/'
# './a/b'
# '/a/b/'
# './a//b'
# '././a'
# './../a'
# ('normcase', '..', '..')
# ('isabs', '..', False)
# ('split', '..', ('', '..'))
# ('splitext', '..', ('..', ''))
# ('splitdrive', '..', ('', '..'))
# ('basename', '..', '..')
# ('dirname', '..', '')
# ('normpath', '..', '..')
# ('expanduser', '..', '..')
# ('expandvars', '..', '..')
# ('', '', '..')
# '../'
# '/'
# '//'
# '///'
# '../a'
# '/a'
# '../a/'
# '../a/b'
# '/a/b/'
# '../a//b'
# '.././a'
# '../../a'
# ('normcase', '~', '~')
# ('isabs', '~', False)
# ('split', '~', ('', '~'))
# ('splitext', '~', ('~', ''))
# ('splitdrive', '~', ('', '~'))
# ('basename', '~', '~')
# ('dirname', '~', '')
# ('normpath', '~', '~')
# ('expandvars', '~', '~')
# ('', '', '~')
# '~/'
# '/'
# '//'
# '///'
# '~/a'
# '/a'
# '~/a/'
# '~/a/b'
# '/a/b/'
# '~/a//b'
# '~/./a'
# '~/../a'
# ('normcase', '~/x', '~/x')
# ('isabs', '~/x', False)
# ('split', '~/x', ('~', 'x'))
# ('splitext', '~/x', ('~/x', ''))
# ('splitdrive', '~/x', ('', '~/x'))
# ('basename', '~/x', 'x')
# ('dirname', '~/x', '~')
# ('normpath', '~/x', '~/x')
# ('expandvars', '~/x', '~/x')
# ('', '', '~/x')
# '~/x/'
# '/'
# '//'
# '///'
# '~/x/a'
# '/a'
# '~/x/a/'
# '~/x/a/b'
# '/a/b/'
# '~/x/a//b'
# '~/x/./a'
# '~/x/../a'
# ('', '', '$HOME/x')
# '$HOME/x/'
# '/'
# '//'
# '///'
# '$HOME/x/a'
# '/a'
# '$HOME/x/a/'
# '$HOME/x/a/b'
# '/a/b/'
# '$HOME/x/a//b'
# '$HOME/x/./a'
# '$HOME/x/../a'
# ('', '', '${HOME}y')
# '${HOME}y/'
# '/'
# '//'
# '///'
# '${HOME}y/a'
# '/a'
# '${HOME}y/a/'
# '${HOME}y/a/b'
# '/a/b/'
# '${HOME}y/a//b'
# '${HOME}y/./a'
# '${HOME}y/../a'
# ('normcase', '$NOPE', '$NOPE')
# ('isabs', '$NOPE', False)
# ('split', '$NOPE', ('', '$NOPE'))
# ('splitext', '$NOPE', ('$NOPE', ''))
# ('splitdrive', '$NOPE', ('', '$NOPE'))
# ('basename', '$NOPE', '$NOPE')
# ('dirname', '$NOPE', '')
# ('normpath', '$NOPE', '$NOPE')
# ('expanduser', '$NOPE', '$NOPE')
# ('expandvars', '$NOPE', '$NOPE')
# ('', '', '$NOPE')
# '$NOPE/'
# '/'
# '//'
# '///'
# '$NOPE/a'
# '/a'
# '$NOPE/a/'
# '$NOPE/a/b'
# '/a/b/'
# '$NOPE/a//b'
# '$NOPE/./a'
# '$NOPE/../a'
# ('normcase', 'a.txt', 'a.txt')
# ('isabs', 'a.txt', False)
# ('split', 'a.txt', ('', 'a.txt'))
# ('splitext', 'a.txt', ('a', '.txt'))
# ('splitdrive', 'a.txt', ('', 'a.txt'))
# ('basename', 'a.txt', 'a.txt')
# ('dirname', 'a.txt', '')
# ('normpath', 'a.txt', 'a.txt')
# ('expanduser', 'a.txt', 'a.txt')
# ('expandvars', 'a.txt', 'a.txt')
# ('', '', 'a.txt')
# 'a.txt/'
# '/'
# '//'
# '///'
# 'a.txt/a'
# '/a'
# 'a.txt/a/'
# 'a.txt/a/b'
# '/a/b/'
# 'a.txt/a//b'
# 'a.txt/./a'
# 'a.txt/../a'
# ('normcase', '.bashrc', '.bashrc')
# ('isabs', '.bashrc', False)
# ('split', '.bashrc', ('', '.bashrc'))
# ('splitext', '.bashrc', ('.bashrc', ''))
# ('splitdrive', '.bashrc', ('', '.bashrc'))
# ('basename', '.bashrc', '.bashrc')
# ('dirname', '.bashrc', '')
# ('normpath', '.bashrc', '.bashrc')
# ('expanduser', '.bashrc', '.bashrc')
# ('expandvars', '.bashrc', '.bashrc')
# ('', '', '.bashrc')
# '.bashrc/'
# '/'
# '//'
# '///'
# '.bashrc/a'
# '/a'
# '.bashrc/a/'
# '.bashrc/a/b'
# '/a/b/'
# '.bashrc/a//b'
# '.bashrc/./a'
# '.bashrc/../a'
# ('normcase', 'a.tar.gz', 'a.tar.gz')
# ('isabs', 'a.tar.gz', False)
# ('split', 'a.tar.gz', ('', 'a.tar.gz'))
# ('splitext', 'a.tar.gz', ('a.tar', '.gz'))
# ('splitdrive', 'a.tar.gz', ('', 'a.tar.gz'))
# ('basename', 'a.tar.gz', 'a.tar.gz')
# ('dirname', 'a.tar.gz', '')
# ('normpath', 'a.tar.gz', 'a.tar.gz')
# ('expanduser', 'a.tar.gz', 'a.tar.gz')
# ('expandvars', 'a.tar.gz', 'a.tar.gz')
# ('', '', 'a.tar.gz')
# 'a.tar.gz/'
# '/'
# '//'
# '///'
# 'a.tar.gz/a'
# '/a'
# 'a.tar.gz/a/'
# 'a.tar.gz/a/b'
# '/a/b/'
# 'a.tar.gz/a//b'
# 'a.tar.gz/./a'
# 'a.tar.gz/../a'
# ('normcase', 'a.b/c', 'a.b/c')
# ('isabs', 'a.b/c', False)
# ('split', 'a.b/c', ('a.b', 'c'))
# ('splitext', 'a.b/c', ('a.b/c', ''))
# ('splitdrive', 'a.b/c', ('', 'a.b/c'))
# ('basename', 'a.b/c', 'c')
# ('dirname', 'a.b/c', 'a.b')
# ('normpath', 'a.b/c', 'a.b/c')
# ('expanduser', 'a.b/c', 'a.b/c')
# ('expandvars', 'a.b/c', 'a.b/c')
# ('', '', 'a.b/c')
# 'a.b/c/'
# '/'
# '//'
# '///'
# 'a.b/c/a'
# '/a'
# 'a.b/c/a/'
# 'a.b/c/a/b'
# '/a/b/'
# 'a.b/c/a//b'
# 'a.b/c/./a'
# 'a.b/c/../a'
# ('normcase', '...', '...')
# ('isabs', '...', False)
# ('split', '...', ('', '...'))
# ('splitext', '...', ('...', ''))
# ('splitdrive', '...', ('', '...'))
# ('basename', '...', '...')
# ('dirname', '...', '')
# ('normpath', '...', '...')
# ('expanduser', '...', '...')
# ('expandvars', '...', '...')
# ('', '', '...')
# '.../'
# '/'
# '//'
# '///'
# '.../a'
# '/a'
# '.../a/'
# '.../a/b'
# '/a/b/'
# '.../a//b'
# '..././a'
# '.../../a'
# ('normcase', '..a.b', '..a.b')
# ('isabs', '..a.b', False)
# ('split', '..a.b', ('', '..a.b'))
# ('splitext', '..a.b', ('..a', '.b'))
# ('splitdrive', '..a.b', ('', '..a.b'))
# ('basename', '..a.b', '..a.b')
# ('dirname', '..a.b', '')
# ('normpath', '..a.b', '..a.b')
# ('expanduser', '..a.b', '..a.b')
# ('expandvars', '..a.b', '..a.b')
# ('', '', '..a.b')
# '..a.b/'
# '/'
# '//'
# '///'
# '..a.b/a'
# '/a'
# '..a.b/a/'
# '..a.b/a/b'
# '/a/b/'
# '..a.b/a//b'
# '..a.b/./a'
# '..a.b/../a'
# ('normcase', '//a//b', '//a//b')
# ('isabs', '//a//b', True)
# ('split', '//a//b', ('//a', 'b'))
# ('splitext', '//a//b', ('//a//b', ''))
# ('splitdrive', '//a//b', ('', '//a//b'))
# ('basename', '//a//b', 'b')
# ('dirname', '//a//b', '//a')
# ('normpath', '//a//b', '//a/b')
# ('expanduser', '//a//b', '//a//b')
# ('expandvars', '//a//b', '//a//b')
# ('', '//', 'a//b')
# '//a//b/'
# '/'
# '//'
# '///'
# '//a//b/a'
# '/a'
# '//a//b/a/'
# '//a//b/a/b'
# '/a/b/'
# '//a//b/a//b'
# '//a//b/./a'
# '//a//b/../a'
# ('normcase', b'a/b.c', b'a/b.c')
# ('isabs', b'a/b.c', False)
# ('split', b'a/b.c', (b'a', b'b.c'))
# ('splitext', b'a/b.c', (b'a/b', b'.c'))
# ('splitdrive', b'a/b.c', (b'', b'a/b.c'))
# ('basename', b'a/b.c', b'b.c')
# ('dirname', b'a/b.c', b'a')
# ('normpath', b'a/b.c', b'a/b.c')
# ('expanduser', b'a/b.c', b'a/b.c')
# ('expandvars', b'a/b.c', b'a/b.c')
# (b'', b'', b'a/b.c')
# TypeError Can't mix strings and bytes in path components
# TypeError Can't mix strings and bytes in path components
# TypeError Can't mix strings and bytes in path components
# TypeError Can't mix strings and bytes in path components
# TypeError Can't mix strings and bytes in path components
# TypeError Can't mix strings and bytes in path components
# TypeError Can't mix strings and bytes in path components
# TypeError Can't mix strings and bytes in path components
# TypeError Can't mix strings and bytes in path components
# TypeError Can't mix strings and bytes in path components
# TypeError Can't mix strings and bytes in path components
# TypeError Can't mix strings and bytes in path components
# ('normcase', 'a.', 'a.')
# ('isabs', 'a.', False)
# ('split', 'a.', ('', 'a.'))
# ('splitext', 'a.', ('a', '.'))
# ('splitdrive', 'a.', ('', 'a.'))
# ('basename', 'a.', 'a.')
# ('dirname', 'a.', '')
# ('normpath', 'a.', 'a.')
# ('expanduser', 'a.', 'a.')
# ('expandvars', 'a.', 'a.')
# ('', '', 'a.')
# 'a./'
# '/'
# '//'
# '///'
# 'a./a'
# '/a'
# 'a./a/'
# 'a./a/b'
# '/a/b/'
# 'a./a//b'
# 'a././a'
# 'a./../a'
# ('normcase', '/a/./b', '/a/./b')
# ('isabs', '/a/./b', True)
# ('split', '/a/./b', ('/a/.', 'b'))
# ('splitext', '/a/./b', ('/a/./b', ''))
# ('splitdrive', '/a/./b', ('', '/a/./b'))
# ('basename', '/a/./b', 'b')
# ('dirname', '/a/./b', '/a/.')
# ('normpath', '/a/./b', '/a/b')
# ('expanduser', '/a/./b', '/a/./b')
# ('expandvars', '/a/./b', '/a/./b')
# ('', '/', 'a/./b')
# '/a/./b/'
# '/'
# '//'
# '///'
# '/a/./b/a'
# '/a'
# '/a/./b/a/'
# '/a/./b/a/b'
# '/a/b/'
# '/a/./b/a//b'
# '/a/./b/./a'
# '/a/./b/../a'
# ('normcase', '${x', '${x')
# ('isabs', '${x', False)
# ('split', '${x', ('', '${x'))
# ('splitext', '${x', ('${x', ''))
# ('splitdrive', '${x', ('', '${x'))
# ('basename', '${x', '${x')
# ('dirname', '${x', '')
# ('normpath', '${x', '${x')
# ('expanduser', '${x', '${x')
# ('expandvars', '${x', '${x')
# ('', '', '${x')
# '${x/'
# '/'
# '//'
# '///'
# '${x/a'
# '/a'
# '${x/a/'
# '${x/a/b'
# '/a/b/'
# '${x/a//b'
# '${x/./a'
# '${x/../a'
# ('normcase', '~x/y', '~x/y')
# ('isabs', '~x/y', False)
# ('split', '~x/y', ('~x', 'y'))
# ('splitext', '~x/y', ('~x/y', ''))
# ('splitdrive', '~x/y', ('', '~x/y'))
# ('basename', '~x/y', 'y')
# ('dirname', '~x/y', '~x')
# ('normpath', '~x/y', '~x/y')
# ('expandvars', '~x/y', '~x/y')
# ('', '', '~x/y')
# '~x/y/'
# '/'
# '//'
# '///'
# '~x/y/a'
# '/a'
# '~x/y/a/'
# '~x/y/a/b'
# '/a/b/'
# '~x/y/a//b'
# '~x/y/./a'
# '~x/y/../a'
# ValueError commonpath() arg is an empty sequence
# ''
# 'a'
# 'a'
# '/a'
# '/a/'
# ValueError Can't mix absolute and relative paths
# ''
# 'a/b'
# 'a/b/'
# '/'
# '/'
# 'a'
# 'a'
# 'a'
# 'a/b'
# TypeError Can't mix strings and bytes in path components
# TypeError '<' not supported between instances of 'str' and 'bytes'
# '/usr/lib'
# '/usr/lib/'
# '../b/c'
# '.'
# ValueError no path specified
# TypeError expected str, bytes or os.PathLike object, not int
# TypeError Can't mix strings and bytes in path components
# TypeError join() argument must be str, bytes, or os.PathLike object, not 'int'
# '/b'
# True
# FileExistsError [Errno 17] File exists: 'x/y'
# ['.hid', 'x']
# FileNotFoundError [Errno 2] No such file or directory: 'nope'
# [('.', ['x'], ['.hid']), ('./x', ['y'], ['f.txt']), ('./x/y', ['z'], ['g.py']), ('./x/y/z', [], [])]
# [('x/y/z', [], []), ('x/y', ['z'], ['g.py']), ('x', ['y'], ['f.txt'])]
# 5
# (True, False, True, True, False)
# FileNotFoundError [Errno 2] No such file or directory: 'q'
# 5
# 'd'
# 10
# None
# FileNotFoundError [Errno 2] No such file or directory: 'x/f.txt'
# OSError [Errno 39] Directory not empty: 'x'
# FileExistsError [Errno 17] File exists: 'x'
# ['h.txt', 'y']
# None
# [('y', True, False, 'x/y')]
# 'b.txt'
# 'A'
# 'x/a.txt'
# SameFileError 'a.txt' and 'a.txt' are the same file
# 'x2'
# ['a.txt', 'b.txt', 'x', 'x/a.txt', 'x/y', 'x/y/g.py', 'x/y/z', 'x2', 'x2/a.txt', 'x2/y', 'x2/y/g.py', 'x2/y/z']
# ['x/y/g.py', 'x2/y/g.py']
# ['a.txt', 'b.txt']
# ['x/y', 'x2/y']
# []
# ['a.txt', 'b.txt']
# ['.hid']
# ['x/y/']
# ['a.txt']
# True
# 'a[[][*]][?]'
# ['a.txt', 'y']
# 'x/b.txt'
# Error Destination path 'x/a.txt' already exists
# FileNotFoundError [Errno 2] No such file or directory: 'nope'
# None
# False
# FileNotFoundError [Errno 2] No such file or directory: 'nope'
# None
# ['a.txt', 'b.txt', 'y']
# True
# False
# True True
# b'x'
# False
# hi
# '1'
# KeyError 'NOPE'
# 'd'
# '1-1'
# TypeError str expected, not int
# None
# 'a'
# TypeError expected str, bytes or os.PathLike object, not int
# '/\nposix....:'
# 'b'
# True
# 'a/b'
# 5
# True
# True
# 'No such file or directory'
# 2
# 'EEXIST'
# ('abc', '*', True)
# ('abc', 'a*', True)
# ('abc', '?.py', False)
# ('abc', '[ab]*', True)
# ('abc', '[!a]*', False)
# ('abc', '[[]x]', False)
# ('abc', '*.[pq]y', False)
# ('abc', 'a-[a-c]', False)
# ('abc', '[z-a]', False)
# ('abc', '', False)
# ('abc', 'a?c', True)
# ('abc', '*b*', True)
# ('abc', '[]-a]*', True)
# ('abc', '[a', False)
# ('abc', '*[', False)
# ('abc', '[!]*', False)
# ('a.py', '*', True)
# ('a.py', 'a*', True)
# ('a.py', '?.py', True)
# ('a.py', '[ab]*', True)
# ('a.py', '[!a]*', False)
# ('a.py', '[[]x]', False)
# ('a.py', '*.[pq]y', True)
# ('a.py', 'a-[a-c]', False)
# ('a.py', '[z-a]', False)
# ('a.py', '', False)
# ('a.py', 'a?c', False)
# ('a.py', '*b*', False)
# ('a.py', '[]-a]*', True)
# ('a.py', '[a', False)
# ('a.py', '*[', False)
# ('a.py', '[!]*', False)
# ('[x]', '*', True)
# ('[x]', 'a*', False)
# ('[x]', '?.py', False)
# ('[x]', '[ab]*', False)
# ('[x]', '[!a]*', True)
# ('[x]', '[[]x]', True)
# ('[x]', '*.[pq]y', False)
# ('[x]', 'a-[a-c]', False)
# ('[x]', '[z-a]', False)
# ('[x]', '', False)
# ('[x]', 'a?c', False)
# ('[x]', '*b*', False)
# ('[x]', '[]-a]*', False)
# ('[x]', '[a', False)
# ('[x]', '*[', False)
# ('[x]', '[!]*', False)
# ('a-b', '*', True)
# ('a-b', 'a*', True)
# ('a-b', '?.py', False)
# ('a-b', '[ab]*', True)
# ('a-b', '[!a]*', False)
# ('a-b', '[[]x]', False)
# ('a-b', '*.[pq]y', False)
# ('a-b', 'a-[a-c]', True)
# ('a-b', '[z-a]', False)
# ('a-b', '', False)
# ('a-b', 'a?c', False)
# ('a-b', '*b*', True)
# ('a-b', '[]-a]*', True)
# ('a-b', '[a', False)
# ('a-b', '*[', False)
# ('a-b', '[!]*', False)
# ('ab\n', '*', True)
# ('ab\n', 'a*', True)
# ('ab\n', '?.py', False)
# ('ab\n', '[ab]*', True)
# ('ab\n', '[!a]*', False)
# ('ab\n', '[[]x]', False)
# ('ab\n', '*.[pq]y', False)
# ('ab\n', 'a-[a-c]', False)
# ('ab\n', '[z-a]', False)
# ('ab\n', '', False)
# ('ab\n', 'a?c', False)
# ('ab\n', '*b*', True)
# ('ab\n', '[]-a]*', True)
# ('ab\n', '[a', False)
# ('ab\n', '*[', False)
# ('ab\n', '[!]*', False)
# ('Foo', '*', True)
# ('Foo', 'a*', False)
# ('Foo', '?.py', False)
# ('Foo', '[ab]*', False)
# ('Foo', '[!a]*', True)
# ('Foo', '[[]x]', False)
# ('Foo', '*.[pq]y', False)
# ('Foo', 'a-[a-c]', False)
# ('Foo', '[z-a]', False)
# ('Foo', '', False)
# ('Foo', 'a?c', False)
# ('Foo', '*b*', False)
# ('Foo', '[]-a]*', False)
# ('Foo', '[a', False)
# ('Foo', '*[', False)
# ('Foo', '[!]*', False)
# ('', '*', True)
# ('', 'a*', False)
# ('', '?.py', False)
# ('', '[ab]*', False)
# ('', '[!a]*', False)
# ('', '[[]x]', False)
# ('', '*.[pq]y', False)
# ('', 'a-[a-c]', False)
# ('', '[z-a]', False)
# ('', '', True)
# ('', 'a?c', False)
# ('', '*b*', False)
# ('', '[]-a]*', False)
# ('', '[a', False)
# ('', '*[', False)
# ('', '[!]*', False)
# ['a.py', 'c.py']
# False
