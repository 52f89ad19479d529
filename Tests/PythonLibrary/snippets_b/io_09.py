import io
s = io.StringIO()
b = io.BytesIO(b'abc\ndef')
class Raw(io.RawIOBase):

    def __init__(s):
        s.d = b'hello\nyou'

    def readable(s):
        return True

    def readinto(s, b):
        n = min(len(b), len(s.d), 3)
        b[:n] = s.d[:n]
        s.d = s.d[n:]
        return n

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: io.BufferedReader(Raw()).read())
show(lambda: Raw().read())
show(lambda: list(io.BufferedReader(Raw())))
