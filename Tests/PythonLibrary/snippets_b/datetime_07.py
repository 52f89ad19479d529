from datetime import *
td = timedelta
d = date(2024, 2, 29)

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: d, lambda: str(d), lambda: d + td(1), lambda: d - td(366), lambda: d - date(2020, 1, 1), lambda: d.isocalendar(), lambda: d.isocalendar().week]:
    show(f)
