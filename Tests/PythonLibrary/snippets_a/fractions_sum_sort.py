from fractions import Fraction as F
import math
print(sum(F(1, n) for n in range(1, 11)), sorted([F(1, 2), 0.3, F(2, 3), 0]), max(F(1, 3), F(2, 5)), math.floor(F(-1, 2)), math.ceil(F(1, 2)), math.trunc(F(-7, 2)))
def cf(x, n):
    out = []
    while n and x.denominator:
        q = x.numerator // x.denominator
        out.append(q); x -= q; n -= 1
        if x == 0: break
        x = 1 / x
    return out
print(cf(F(649, 200), 10), F.from_float(0.1) == F(0.1), F(1, 3) + 1j, complex(F(1, 2)))
