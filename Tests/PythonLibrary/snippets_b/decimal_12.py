from decimal import *
D = Decimal

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: D('.5') < __import__('fractions').Fraction(2, 3), lambda: D('1') == 1 + 0j, lambda: D(True), lambda: DecimalTuple(0, (1,), 2), lambda: MAX_PREC, lambda: D('١٢'), lambda: D('1.5').real, lambda: D('Infinity') - D('Infinity'), lambda: D('9' * 29) + 1]:
    show(f)
