from fractions import Fraction as F
for f in (lambda: F(1, 0), lambda: F("x"), lambda: F("1/0"), lambda: F(1, 2) / 0, lambda: F(1.5, 2), lambda: F("1..2"), lambda: F(0) ** -1, lambda: F(1) + "a", lambda: F(float("nan")), lambda: F(float("inf"))):
    try:
        f()
    except (ValueError, ZeroDivisionError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
