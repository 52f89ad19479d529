from datetime import *
td = timedelta

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: 3 * td(1), lambda: td(1) * 0.1, lambda: td(days=0.1, seconds=0.7), lambda: sum([td(1), td(2)], td()), lambda: td(milliseconds=1.0015), lambda: td(1) / 1.7, lambda: td(-1) / 3]:
    show(f)
