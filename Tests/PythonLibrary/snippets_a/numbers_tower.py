import numbers
from fractions import Fraction
from decimal import Decimal
for v in (1, True, 1.5, 2j, Fraction(1, 2), Decimal(1), "x"):
    print(repr(v), [isinstance(v, c) for c in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)])
