from decimal import *
D = Decimal

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: D.from_float(0.1), lambda: D.from_float('x'), lambda: D('0.1').as_integer_ratio(), lambda: bool(D(0)), lambda: -D(0), lambda: abs(D(-3)), lambda: D(5).is_zero(), lambda: BasicContext, lambda: ExtendedContext]:
    show(f)
