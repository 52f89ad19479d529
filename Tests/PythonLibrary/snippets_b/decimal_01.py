from decimal import *
D = Decimal

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: D('1.1') + D('2.2'), lambda: D(1) / 3, lambda: D(1) / 0, lambda: D(0) / 0, lambda: D('abc'), lambda: D(1.1), lambda: D('  1_000.5 '), lambda: D((1, (1, 2), -1)), lambda: D([0, [1, 2], 3])]:
    show(f)
