from datetime import *
td = timedelta

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: td(-1) // 7, lambda: td(5) / -2]:
    show(f)
