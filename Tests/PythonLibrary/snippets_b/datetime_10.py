from datetime import *
d = date(2024, 2, 29)
dt = datetime(2024, 2, 29, 13, 5, 9, 123456)

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: date.max, lambda: d == dt, lambda: hash(d) == hash(date(2024, 2, 29)), lambda: date.fromtimestamp(86400 * 365), lambda: f'{d:%d/%m/%Y}', lambda: f'{d}', lambda: date(1, 1, 1) - date(9999, 12, 31)]:
    show(f)
