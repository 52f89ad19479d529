from fractions import Fraction as F
def egyptian(f):
    out = []
    while f:
        d = -(-f.denominator // f.numerator)
        out.append(F(1, d)); f -= out[-1]
    return out
print(egyptian(F(5, 6)), [str(x) for x in egyptian(F(7, 15))], sum(egyptian(F(4, 13))))
print(F("0.1") + F("0.2") == F("0.3"), 0.1 + 0.2 == 0.3, F(1, 3) * 3 == 1, F(2, 3) // F(1, 6), F(-7, 2) % 2, pow(F(2, 3), 3), F(9, 4) ** F(1, 2), F(5, 10).__str__())
print(F(10, 4) > 2, min(F(1, 2), 0.4), F(3, 2) == 1.5 == F(6, 4), {F(1, 2): "half"}[0.5], F(1, 3).limit_denominator(2), f"{float(F(22, 7)):.4f}")
