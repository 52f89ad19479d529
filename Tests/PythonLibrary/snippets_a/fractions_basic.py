from fractions import Fraction as F
print(F(6, 4), repr(F(6, -4)), F("3/4"), F("1.25"), F(0.5), F(7), F("-2e-2"), F())
a, b = F(1, 3), F(1, 6)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(F(7, 2), F(2, 3)), -a, abs(F(-1, 2)), a ** 2, a ** -1, 2 ** F(2), F(1, 4) ** 0.5)
print(a + 1, 1 - a, a * 2.0, a == F(2, 6), a < b, a > 0.3, F(1, 2) == 0.5, hash(F(1, 2)) == hash(0.5), bool(F(0)), a.numerator, a.denominator)
print(int(F(7, 2)), round(F(7, 2)), round(F(5, 2)), round(F(22, 7), 2), float(F(1, 8)), F(22, 7).limit_denominator(5), F(3.141592653589793).limit_denominator(1000), F(7, 3).as_integer_ratio())
