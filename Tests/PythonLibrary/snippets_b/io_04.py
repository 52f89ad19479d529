import io
raw = io.BytesIO()
w = io.TextIOWrapper(raw, encoding='utf-8', write_through=True)

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: w.write('héllo\nworld\n'), lambda: w.flush(), lambda: raw.getvalue(), lambda: w.seek(0), lambda: w.readline(), lambda: w.read(3), lambda: w.read(), lambda: w.seek(0), lambda: list(w), lambda: w.encoding, lambda: w.errors, lambda: w.write(3), lambda: w.buffer is raw, lambda: w]:
    show(f)
