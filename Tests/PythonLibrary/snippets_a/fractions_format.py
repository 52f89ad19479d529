# differs-from-3.11: formatting of fractions came in 3.12
from fractions import Fraction as F
print(f"{F(1, 3):.3f} {F(2, 3):10.2e}| {F(22, 7):.4g} {F(1, 8):%} {F(-1, 3):+.2f} {F(123456789, 10):,.1f} {F(7, 2):08.2f} {F(3):.0f}")
print(f"{F(1, 3)} {F(1, 3)!r} {F(1, 2):>8}|")
print(F(4, 2).is_integer(), F(1, 2).is_integer(), F("1 / 2"))

# expected:
# 0.333   6.67e-01| 3.143 12.500000% -0.33 12,345,678.9 00003.50 3
# 1/3 Fraction(1, 3)      1/2|
# True False 1/2
