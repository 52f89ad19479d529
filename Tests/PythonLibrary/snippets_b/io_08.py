import io
r = io.BufferedReader(io.BytesIO(b'abc\ndef'))

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (r.peek(1)[:1], r.read(2), r.readline(), r.read()))
