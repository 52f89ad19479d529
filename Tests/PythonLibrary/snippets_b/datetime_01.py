from datetime import *
td = timedelta

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: td(1, 2, 3), lambda: td(weeks=1.5, hours=-3), lambda: td(microseconds=0.5), lambda: td(microseconds=1.5), lambda: td(seconds=1e-07 * 5), lambda: td(days=-1, microseconds=1), lambda: str(td(days=-1))]:
    show(f)
