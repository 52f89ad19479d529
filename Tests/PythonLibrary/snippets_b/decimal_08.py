from decimal import *
D = Decimal

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: hash(D('sNaN')), lambda: int(D('Inf')), lambda: int(D('NaN')), lambda: D('1e999999') * 10, lambda: D(7).compare(D(8)), lambda: getcontext(), lambda: Context(prec=5), lambda: Context(prec=0), lambda: Context(rounding='x')]:
    show(f)
