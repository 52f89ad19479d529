from urllib.parse import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: urlencode({'a': 1, 'b': 'x y', 'c': [1, 2]}))
show(lambda: urlencode({'c': [1, 2], 'd': 'é'}, doseq=True))
show(lambda: urlencode([('a', b'\xff')]))
show(lambda: urlencode('x'))
show(lambda: urlencode({'a': 'b/c'}, quote_via=quote))
show(lambda: urlencode({'a': '/'}, safe='/'))
show(lambda: quote(3))
show(lambda: urlsplit(b'http://h/p?q'))
