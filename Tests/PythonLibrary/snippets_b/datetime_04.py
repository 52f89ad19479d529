from datetime import *
td = timedelta

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: td.min, lambda: td.resolution, lambda: td(1) < td(2), lambda: hash(td(1)) == hash(td(hours=24)), lambda: bool(td()), lambda: td(1) / 0, lambda: td(1) // td(0)]:
    show(f)
