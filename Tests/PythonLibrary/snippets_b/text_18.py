from urllib.parse import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for b in ['http://a/b/c/d;p?q', 'http://a', 'a/b', '', 'http://a/b/', 'file:///x/y', 'http://a/b/c/d?x#y']:
    for u in ['g', './g', 'g/', '/g', '//g', '?y', 'g?y', '#s', 'g#s', ';x', 'g;x', '', '..', '../', '../g', '../../g', '../../../g', 'http:g', 'g:h', '.', './', '/./g', '/../g', 'g.', '..g', './../g', 'g/./h', 'http://z/w', 'a//b', 'mailto:x']:
        show(lambda: (b, u, urljoin(b, u)))
