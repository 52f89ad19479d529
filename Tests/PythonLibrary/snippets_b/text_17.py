from urllib.parse import *
urls = ['http://user:pa%40ss@Example.COM:8080/p/a;x=1/b;y?q=1&r=2#frag', 'mailto:a@b.c', '/rel/path?x', '//host/p', 'http://[::1]:80/x', '', 'http:', 'a:b', 'http://h', 'http://h?q', 'file:///etc', 'HTTP://X/y', 'path;p?q#f', '1a:b', 'http://h:99999/', 'http://h:x/', 'http://[::1', ' http://a b/c\n', 'tel:123', 'urn:x:y', 'http:///p', 'x://a//b', '?a', '#f', 'http://h/?', '//', '///x', 'http:/a', 'svn+ssh://u@h/p', 'file:/x', 'data:text/plain,hi']

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for u in urls:
    show(lambda: urlsplit(u))
    show(lambda: urlparse(u))
    show(lambda: urlparse(u).geturl())
    show(lambda: urldefrag(u))
    show(lambda: (urlsplit(u).hostname, urlsplit(u).port, urlsplit(u).username, urlsplit(u).password))
