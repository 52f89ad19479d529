from datetime import *
td = timedelta

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: str(td(2, 3661, 5)), lambda: td(1) * 2.5, lambda: td(1) / 3, lambda: td(1) // 7, lambda: td(1) / td(hours=5), lambda: td(1) // td(hours=5), lambda: divmod(td(1), td(hours=5))]:
    show(f)
