from decimal import *
import decimal
D = Decimal
class S(D):
    pass

print(repr(S('1.5')), type(S(1) + 1).__name__)
with localcontext(prec=100):
    print(D(2).sqrt(), D(3).ln(), D('1.5').exp(), D(2) ** D('1.5'), D('0.5').log10(), D('1.0000001').ln())
print(decimal.DivisionByZero.__mro__, D.__module__, decimal.InvalidOperation.__module__)
