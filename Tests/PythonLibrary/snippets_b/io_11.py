import io

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: io.IOBase().read if 0 else 1)
show(lambda: io.IOBase().fileno())
show(lambda: io.IOBase().seek(1))
