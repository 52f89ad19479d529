from decimal import *
D = Decimal

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: D((1, 2)), lambda: D((2, (1,), 0)), lambda: D((0, (10,), 0)), lambda: D(object()), lambda: D(None), lambda: D('1') + 1.5, lambda: 1.5 + D(1), lambda: D(1) < 1.5, lambda: D('1.5') == 1.5]:
    show(f)
