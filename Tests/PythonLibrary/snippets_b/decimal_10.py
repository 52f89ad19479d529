from decimal import *
D = Decimal

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: getcontext().flags, lambda: localcontext(5), lambda: localcontext(foo=1), lambda: Context(prec=3).create_decimal('1.23456'), lambda: Context(prec=3).divide(1, 3), lambda: Context(prec=3).add(1, 'x'), lambda: complex(D(1)), lambda: D(3).fma(2, 1), lambda: D('1.5').is_signed()]:
    show(f)
# 3.14| {<class 'decimal.InvalidOperation'>:False, <class 'decimal.FloatOperation'>:False, <class 'decimal.DivisionByZero'>:False, <class 'decimal.Overflow'>:False, <class 'decimal.Underflow'>:False, <class 'decimal.Subnormal'>:False, <class 'decimal.Inexact'>:False, <class 'decimal.Rounded'>:False, <class 'decimal.Clamped'>:False}
# 3.14| TypeError optional argument must be a context
# 3.14| TypeError this function got an unexpected keyword argument 'foo'
# 3.14| Decimal('1.23')
# 3.14| Decimal('0.333')
# 3.14| TypeError conversion from str to Decimal is not supported
# 3.14| (1+0j)
# 3.14| Decimal('7')
# 3.14| False
