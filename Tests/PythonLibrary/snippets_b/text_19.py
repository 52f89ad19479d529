from urllib.parse import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for x in ['a b/c?d=é&~', '', b'\xff a', '100%', '+']:
    show(lambda: quote(x))
    show(lambda: quote_plus(x))
    show(lambda: quote(x, safe=''))
    show(lambda: quote(x, safe='?é'))
