from urllib.parse import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: urlsplit('http://a/b')._asdict())
show(lambda: tuple(urlsplit('x')))
