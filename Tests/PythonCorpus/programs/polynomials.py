"""Polynomials with operators, division, derivatives, roots and interpolation; fractions written by hand."""
import math
from itertools import zip_longest


class Ratio:
    __slots__ = ("n", "d")

    def __init__(self, n, d=1):
        if isinstance(n, Ratio) or isinstance(d, Ratio):
            n, d = Ratio._split(n)[0] * Ratio._split(d)[1], Ratio._split(n)[1] * Ratio._split(d)[0]
        if d == 0:
            raise ZeroDivisionError(f"Ratio({n}, 0)")
        g = math.gcd(n, d) * (1 if d > 0 else -1)
        self.n, self.d = n // g, d // g

    @staticmethod
    def _split(x):
        return (x.n, x.d) if isinstance(x, Ratio) else (x, 1)

    def _operate(self, other, function):
        if not isinstance(other, (int, Ratio)):
            return NotImplemented
        n, d = self._split(other)
        return function(self.n, self.d, n, d)

    def __add__(self, o): return self._operate(o, lambda a, b, c, d: Ratio(a * d + c * b, b * d))
    def __sub__(self, o): return self._operate(o, lambda a, b, c, d: Ratio(a * d - c * b, b * d))
    def __rsub__(self, o): return -self + o
    def __mul__(self, o): return self._operate(o, lambda a, b, c, d: Ratio(a * c, b * d))
    def __truediv__(self, o): return self._operate(o, lambda a, b, c, d: Ratio(a * d, b * c))
    def __rtruediv__(self, o): return Ratio(o) / self
    def __neg__(self): return Ratio(-self.n, self.d)
    def __pow__(self, k): return Ratio(self.n ** k, self.d ** k) if k >= 0 else Ratio(self.d ** -k, self.n ** -k)
    def __eq__(self, o): return self._operate(o, lambda a, b, c, d: (a, b) == (c, d))
    def __lt__(self, o): return self._operate(o, lambda a, b, c, d: a * d < c * b)
    def __hash__(self): return hash((self.n, self.d)) if self.d != 1 else hash(self.n)
    def __bool__(self): return self.n != 0
    def __float__(self): return self.n / self.d
    def __repr__(self): return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)
    __radd__, __rmul__ = __add__, __mul__


class Polynomial:
    def __init__(self, *coefficients):
        self.c = list(coefficients)
        while len(self.c) > 1 and not self.c[-1]:
            self.c.pop()
        self.c = self.c or [0]

    degree = property(lambda self: len(self.c) - 1)

    def __call__(self, x):
        total = 0
        for c in reversed(self.c):
            total = total * x + c
        return total

    def __add__(self, o):
        o = o if isinstance(o, Polynomial) else Polynomial(o)
        return Polynomial(*(a + b for a, b in zip_longest(self.c, o.c, fillvalue=0)))

    def __neg__(self): return Polynomial(*(-c for c in self.c))
    def __sub__(self, o): return self + -o if isinstance(o, Polynomial) else self + Polynomial(-o)
    def __rsub__(self, o): return -self + o

    def __mul__(self, o):
        o = o if isinstance(o, Polynomial) else Polynomial(o)
        out = [0] * (len(self.c) + len(o.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c):
                out[i + j] += a * b
        return Polynomial(*out)

    __radd__, __rmul__ = __add__, __mul__

    def __pow__(self, n):
        out = Polynomial(1)
        for _ in range(n):
            out *= self
        return out

    def __divmod__(self, o):
        if o == Polynomial(0):
            raise ZeroDivisionError("division by the zero polynomial")
        rest, out = Polynomial(*self.c), Polynomial(0)
        while rest.degree >= o.degree and rest != Polynomial(0):
            factor = Polynomial(*[0] * (rest.degree - o.degree), Ratio(rest.c[-1], o.c[-1]))
            out, rest = out + factor, rest - factor * o
        return out, rest

    def __floordiv__(self, o): return divmod(self, o)[0]
    def __mod__(self, o): return divmod(self, o)[1]
    def __eq__(self, o): return isinstance(o, Polynomial) and self.c == o.c
    def derivative(self): return Polynomial(*(i * c for i, c in enumerate(self.c) if i))

    def __str__(self):
        parts = []
        for i, c in reversed(list(enumerate(self.c))):
            if c:
                size = "" if i and abs(float(c)) == 1 else str(c).lstrip("-")
                parts.append(("- " if float(c) < 0 else "+ ") + size + ("x" if i else "") + (f"^{i}" if i > 1 else ""))
        text = " ".join(parts) or "0"
        return text.removeprefix("+ ") if text[0] == "+" else "-" + text[2:] if text[0] == "-" else text


def gcd(a, b):
    while b != Polynomial(0):
        a, b = b, a % b
    return a * Polynomial(Ratio(1, a.c[-1]))


def interpolate(points):
    total = Polynomial(0)
    for i, (x, y) in enumerate(points):
        term = Polynomial(y)
        for j, (other, _) in enumerate(points):
            if i != j:
                term *= Polynomial(-other, 1) * Ratio(1, x - other)
        total += term
    return total


x = Polynomial(0, 1)
p, q = x ** 3 - 6 * x ** 2 + 11 * x - 6, x - 2
print(p, "|", q, "|", p + q, "|", p - q, "|", p * q, "|", 3 - x, "|", -p, "|", Polynomial(0))
print(divmod(p, q)[0], p % (x ** 2 + 1), p // (2 * x), [p(n) for n in range(5)], p.derivative(), p.degree)
print(gcd(p, (x - 1) * (x - 3) * (x + 7)), (x + 1) ** 5)
print(interpolate([(0, 1), (1, 3), (2, 11), (3, 31)]), [r for r in range(-10, 11) if p(r) == 0])
a, b = Ratio(1, 3), Ratio(-2, 4)
print(a + b, a - b, a * b, a / b, 1 - a, 2 / b, a ** -2, b < a, Ratio(4, 2) == 2, sorted([a, b, Ratio(0)]), float(b), {Ratio(2, 4): 1}[Ratio(1, 2)], sum([a, a, a]))
value = Ratio(1)
for _ in range(5):
    value = 1 + 1 / value
print(value, float(value), Ratio(355, -113), p(Ratio(1, 2)))
for bad in (lambda: Ratio(1, 0), lambda: a / 0, lambda: a + "x", lambda: p % Polynomial(0)):
    try:
        print(bad())
    except (ZeroDivisionError, TypeError) as error:
        print(type(error).__name__, error)
root = 3.7
for _ in range(8):
    root -= p(root) / p.derivative()(root)
print(round(root, 12))
