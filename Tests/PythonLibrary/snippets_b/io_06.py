import io
w = io.TextIOWrapper(io.BytesIO(b'a\r\nb\rc'), newline='', encoding='ascii')

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: w.readlines())
