from urllib.parse import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for x in ['a%20b+c', '%zz%4', '%E9', '%C3%A9é%C3', '', 'a%2', b'%41']:
    show(lambda: unquote(x))
    show(lambda: unquote_to_bytes(x))
    show(lambda: unquote(x, 'latin-1'))
