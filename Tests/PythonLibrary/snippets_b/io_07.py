import io
w = io.TextIOWrapper(io.BytesIO(b'\xff'), encoding='utf-8')

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: w.read())
show(lambda: io.UnsupportedOperation.__mro__)
