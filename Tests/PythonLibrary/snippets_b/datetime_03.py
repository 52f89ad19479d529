from datetime import *
td = timedelta

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: td(1) % td(hours=5), lambda: -td(1, 1), lambda: abs(td(-1)), lambda: td(999999999) + td(1), lambda: td('a'), lambda: td(1).total_seconds(), lambda: td.max]:
    show(f)
