"""Quantities with units: a registry, dimensions, arithmetic and conversion along a graph."""
import re
from collections import Counter, deque
from functools import total_ordering


class UnitError(ValueError):
    pass


class Registry:
    def __init__(self):
        self.units = {}
        self.prefixes = {"k": 1000, "m": 0.001, "c": 0.01, "M": 1_000_000}

    def base(self, name):
        self.units[name] = (1.0, Counter({name: 1}))

    def define(self, name, factor, expression):
        scale, dimension = self.parse(expression)
        self.units[name] = (factor * scale, dimension)

    def lookup(self, name):
        if name in self.units:
            return self.units[name]
        prefix, rest = name[:1], name[1:]
        if prefix in self.prefixes and rest in self.units:
            scale, dimension = self.units[rest]
            return scale * self.prefixes[prefix], dimension
        close = [u for u in self.units if u.startswith(name[:1])]
        raise UnitError(f"unknown unit {name!r}" + (f", perhaps {' or '.join(sorted(close))}" if close else ""))

    def parse(self, text):
        scale, dimension, sign = 1.0, Counter(), 1
        for part in re.findall(r"[a-zA-Z]+(?:\^-?\d+)?|/|\*", text):
            if part == "/":
                sign = -1
            elif part != "*":
                name, _, power = part.partition("^")
                power = sign * int(power or 1)
                s, d = self.lookup(name)
                scale *= s ** power
                for k, v in d.items():
                    dimension[k] += v * power
                sign = 1
        return scale, Counter({k: v for k, v in dimension.items() if v})

    def __call__(self, value, text=""):
        if isinstance(value, str):
            m = re.fullmatch(r"\s*(-?[\d.]+(?:e-?\d+)?)\s*(.*)", value)
            if not m:
                raise UnitError(f"not a quantity: {value!r}")
            value, text = float(m[1]), m[2]
        scale, dimension = self.parse(text)
        return Quantity(self, value * scale, dimension)


@total_ordering
class Quantity:
    def __init__(self, registry, value, dimension):
        self.registry, self.value, self.dimension = registry, value, Counter({k: v for k, v in dimension.items() if v})

    def _same(self, other, verb):
        if not isinstance(other, Quantity):
            other = Quantity(self.registry, other, Counter())
        if self.dimension != other.dimension:
            raise UnitError(f"cannot {verb} {self.unit() or 'a number'} and {other.unit() or 'a number'}")
        return other

    def unit(self):
        return "*".join(k if v == 1 else f"{k}^{v}" for k, v in sorted(self.dimension.items(), key=lambda p: (-p[1], p[0])))

    def __add__(self, o): return Quantity(self.registry, self.value + self._same(o, "add").value, self.dimension)
    def __sub__(self, o): return self + -1 * o
    def __mul__(self, o):
        if not isinstance(o, Quantity):
            return Quantity(self.registry, self.value * o, self.dimension)
        merged = Counter(self.dimension)
        merged.update(o.dimension)
        return Quantity(self.registry, self.value * o.value, merged)
    __rmul__ = __mul__
    def __pow__(self, n): return Quantity(self.registry, self.value ** n, Counter({k: v * n for k, v in self.dimension.items()}))
    def __truediv__(self, o): return self * (o ** -1 if isinstance(o, Quantity) else 1 / o)
    def __eq__(self, o): return self.dimension == o.dimension and abs(self.value - o.value) < 1e-9
    def __lt__(self, o): return self.value < self._same(o, "compare").value
    def __format__(self, spec):
        number, _, unit = spec.partition("|")
        return f"{self.to(unit) if unit else self.value:{number}} {unit or self.unit()}".strip()
    def __repr__(self): return f"{self:.6g}"

    def to(self, text):
        scale, dimension = self.registry.parse(text)
        if dimension != self.dimension:
            raise UnitError(f"{self.unit()} is no {text}")
        return self.value / scale


u = Registry()
for base in ("m", "s", "g"):
    u.base(base)
for name, factor, expression in [("min", 60, "s"), ("h", 60, "min"), ("inch", 2.54, "cm"), ("ft", 12, "inch"), ("mile", 5280, "ft"), ("l", 1000, "cm^3"), ("N", 1, "kg*m/s^2"), ("J", 1, "N*m"), ("W", 1, "J/s"), ("lb", 453.59237, "g")]:
    u.define(name, factor, expression)
print(u("100 km/h"), f"{u('100 km/h'):.2f|mile/h}", f"{u('5 ft') + u('11 inch'):.1f|cm}", u("2 l") / u("4 cm^2"))
print(f"{u(70, 'kg') * u('9.81 m/s^2'):.1f|N}", u("1 kW") * u("1 h") == u("3600 kJ"), f"{u('150 lb'):.3f|kg}", (u("3 m") ** 2).to("cm^2"))
print(u("1 mile") > u("1 km"), max(u("3 ft"), u("1 m")), sorted([u("1 h"), u("59 min"), u("3601 s")]), u("10 m") / u("4 m"), u("6 m") / 3, 2 * u("1 g"))
for bad in ("u('1 m') + u('1 s')", "u('1 parsec')", "u('fast')", "u('1 m').to('kg')", "u('1 m') < u('1 g')", "u('1 s') + 1", "u('1 mmm')"):
    try:
        print(eval(bad))
    except UnitError as error:
        print(f"{bad}: {error}")


def exchange(rates, source, target):
    best, queue = {source: (1.0, [source])}, deque([source])
    while queue:
        here = queue.popleft()
        for (a, b), rate in rates.items():
            for x, y, r in ((a, b, rate), (b, a, 1 / rate)):
                if x == here and y not in best:
                    best[y] = best[here][0] * r, best[here][1] + [y]
                    queue.append(y)
    return best.get(target)


rates = {("USD", "EUR"): 0.9, ("EUR", "CHF"): 0.95, ("USD", "JPY"): 150.0, ("GBP", "USD"): 1.25}
print(*exchange(rates, "JPY", "CHF"), exchange(rates, "USD", "XXX"))
