from decimal import *
D = Decimal

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: D('3.14').as_tuple(), lambda: D('NaN').as_tuple(), lambda: D('Inf').as_tuple(), lambda: round(D('2.5')), lambda: round(D('2.675'), 2), lambda: round(D('1234.5'), -2), lambda: int(D('-3.9')), lambda: float(D('1.1')), lambda: divmod(D(-7), 3)]:
    show(f)
