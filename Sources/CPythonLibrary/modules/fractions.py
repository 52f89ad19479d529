# Rational numbers of unbounded integers.

from math import gcd as _gcd
import numbers
import operator

__all__ = ["Fraction"]


def _parse(text):
    """(numerator, denominator) of "3/4", "-1.25", "1e3" and the like, or None."""
    s = text.strip()
    sign = 1
    if s[:1] in ("+", "-"):
        if s[0] == "-":
            sign = -1
        s = s[1:]
    if not s:
        return None

    def digits(part):
        # Digits with single underscores between them.
        if not part or part[0] == "_" or part[-1] == "_" or "__" in part:
            return None
        plain = part.replace("_", "")
        return plain if plain.isdecimal() else None

    if "/" in s:
        top, _, bottom = s.partition("/")
        top = digits(top.rstrip())
        bottom = digits(bottom.lstrip())
        if top is None or bottom is None:
            return None
        return sign * int(top), int(bottom)
    mantissa = s
    exponent = 0
    for mark in "eE":
        if mark in s:
            mantissa, _, tail = s.partition(mark)
            esign = 1
            if tail[:1] in ("+", "-"):
                if tail[0] == "-":
                    esign = -1
                tail = tail[1:]
            tail = digits(tail)
            if tail is None:
                return None
            exponent = esign * int(tail)
            break
    whole, dot, part = mantissa.partition(".")
    if not whole and not part:
        return None
    if whole:
        whole = digits(whole)
        if whole is None:
            return None
    if part:
        part = digits(part)
        if part is None:
            return None
    top = int((whole or "0") + part)
    bottom = 10 ** len(part)
    if exponent >= 0:
        top *= 10 ** exponent
    else:
        bottom *= 10 ** -exponent
    return sign * top, bottom


def _round_to_exponent(n, d, exponent, no_neg_zero=False):
    """(sign, significand) of n/d rounded half to even to a multiple of 10**exponent."""
    if exponent >= 0:
        d *= 10 ** exponent
    else:
        n *= 10 ** -exponent
    q, r = divmod(n + (d >> 1), d)
    if r == 0 and d & 1 == 0:
        q &= -2
    sign = q < 0 if no_neg_zero else n < 0
    return sign, abs(q)


def _round_to_figures(n, d, figures):
    """(sign, significand, exponent) of n/d rounded to the number of significant figures."""
    if n == 0:
        return False, 0, 1 - figures
    top, bottom = str(abs(n)), str(d)
    magnitude = len(top) - len(bottom) + (bottom <= top)
    exponent = magnitude - figures
    sign, significand = _round_to_exponent(n, d, exponent)
    if len(str(significand)) == figures + 1:
        significand //= 10
        exponent += 1
    return sign, significand, exponent


def _parse_spec(spec):
    """The parts of a format specification for numbers, or None."""
    fill, align, sign, z, alt, zero, width, comma, precision, kind = \
        " ", ">", "-", False, False, False, "", "", None, ""
    i = 0
    if len(spec) > 1 and spec[1] in "<>=^":
        fill, align, i = spec[0], spec[1], 2
    elif spec[:1] and spec[0] in "<>=^":
        align, i = spec[0], 1
    explicit = i > 0
    if spec[i:i + 1] in ("+", "-", " "):
        sign = spec[i]
        i += 1
    if spec[i:i + 1] == "z":
        z = True
        i += 1
    if spec[i:i + 1] == "#":
        alt = True
        i += 1
    if spec[i:i + 1] == "0" and spec[i + 1:i + 2].isdecimal():
        zero = True
        i += 1
    start = i
    while spec[i:i + 1].isdecimal():
        i += 1
    width = spec[start:i]
    if spec[i:i + 1] in (",", "_"):
        comma = spec[i]
        i += 1
    if spec[i:i + 1] == ".":
        start = i + 1
        i += 1
        while spec[i:i + 1].isdecimal():
            i += 1
        if i == start:
            return None
        precision = spec[start:i]
    if spec[i:i + 1] and spec[i] in "eEfFgG%":
        kind = spec[i]
        i += 1
    if i != len(spec):
        return None
    return fill, align, explicit, sign, z, alt, zero, width, comma, precision, kind


def _group(digits, comma):
    if not comma:
        return digits
    first = 1 + (len(digits) - 1) % 3
    return digits[:first] + "".join(comma + digits[p:p + 3] for p in range(first, len(digits), 3))


def _mixed(monomorphic, fallback):
    """The forward and reflected methods of one operator."""
    def forward(a, b):
        if isinstance(b, Fraction):
            return monomorphic(a, b)
        if isinstance(b, int):
            return monomorphic(a, Fraction._make(int(b), 1))
        if isinstance(b, float):
            return fallback(float(a), b)
        if isinstance(b, complex):
            return fallback(float(a), b)
        return NotImplemented

    def reverse(b, a):
        if isinstance(a, numbers.Rational):
            return monomorphic(Fraction(a), b)
        if isinstance(a, numbers.Real):
            return fallback(float(a), float(b))
        if isinstance(a, numbers.Complex):
            return fallback(complex(a), float(b))
        return NotImplemented

    name = fallback.__name__
    forward.__name__ = f"__{name}__"
    reverse.__name__ = f"__r{name}__"
    return forward, reverse


def _add(a, b):
    na, da = a._numerator, a._denominator
    nb, db = b._numerator, b._denominator
    g = _gcd(da, db)
    if g == 1:
        return Fraction._make(na * db + da * nb, da * db)
    s = da // g
    t = na * (db // g) + nb * s
    g2 = _gcd(t, g)
    if g2 == 1:
        return Fraction._make(t, s * db)
    return Fraction._make(t // g2, s * (db // g2))


def _sub(a, b):
    na, da = a._numerator, a._denominator
    nb, db = b._numerator, b._denominator
    g = _gcd(da, db)
    if g == 1:
        return Fraction._make(na * db - da * nb, da * db)
    s = da // g
    t = na * (db // g) - nb * s
    g2 = _gcd(t, g)
    if g2 == 1:
        return Fraction._make(t, s * db)
    return Fraction._make(t // g2, s * (db // g2))


def _mul(a, b):
    na, da = a._numerator, a._denominator
    nb, db = b._numerator, b._denominator
    g = _gcd(na, db)
    if g > 1:
        na //= g
        db //= g
    g = _gcd(nb, da)
    if g > 1:
        nb //= g
        da //= g
    return Fraction._make(na * nb, da * db)


def _div(a, b):
    nb, db = b._numerator, b._denominator
    if nb == 0:
        raise ZeroDivisionError(f"Fraction({db}, 0)")
    if nb < 0:
        nb, db = -nb, -db
    return _mul(a, Fraction._make(db, nb))


def _floordiv(a, b):
    return (a._numerator * b._denominator) // (a._denominator * b._numerator)


def _divmod(a, b):
    da, db = a._denominator, b._denominator
    div, rest = divmod(a._numerator * db, da * b._numerator)
    return div, Fraction(rest, da * db)


def _mod(a, b):
    da, db = a._denominator, b._denominator
    return Fraction((a._numerator * db) % (b._numerator * da), da * db)


class Fraction(numbers.Rational):
    """An exact quotient of two integers in lowest terms."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator = numerator
                self._denominator = 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator = numerator.numerator
                self._denominator = numerator.denominator
                return self
            if isinstance(numerator, str):
                parsed = _parse(numerator)
                if parsed is None:
                    raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
                numerator, denominator = parsed
            elif isinstance(numerator, float) or (not isinstance(numerator, type)
                                                  and hasattr(numerator, "as_integer_ratio")):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            else:
                raise TypeError("argument should be a string or a Rational instance or have the "
                                "as_integer_ratio() method")
        elif type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        g = _gcd(numerator, denominator)
        if denominator < 0:
            g = -g
        self._numerator = numerator // g
        self._denominator = denominator // g
        return self

    @classmethod
    def _make(cls, numerator, denominator):
        # For parts known to be in lowest terms.
        self = object.__new__(cls)
        self._numerator = numerator
        self._denominator = denominator
        return self

    _from_coprime_ints = _make

    @classmethod
    def from_number(cls, number):
        if type(number) is int:
            return cls._make(number, 1)
        if isinstance(number, numbers.Rational):
            return cls._make(number.numerator, number.denominator)
        if isinstance(number, float) or (not isinstance(number, type)
                                         and hasattr(number, "as_integer_ratio")):
            return cls._make(*number.as_integer_ratio())
        raise TypeError("argument should be a Rational instance or have the as_integer_ratio() "
                        "method")

    @classmethod
    def from_float(cls, f):
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} "
                            f"({type(f).__name__})")
        return cls._make(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        if isinstance(dec, numbers.Integral):
            return cls._make(int(dec), 1)
        if type(dec).__name__ != "Decimal":
            raise TypeError(f"{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} "
                            f"({type(dec).__name__})")
        return cls._make(*dec.as_integer_ratio())

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The closest fraction with a denominator of at most the given one."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        # The two neighbours are p1/q1 and (p0 + k p1)/(q0 + k q1).
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction._make(p1, q1)
        return Fraction._make(p0 + k * p1, q0 + k * q1)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def __format__(self, format_spec, /):
        parts = _parse_spec(format_spec)
        if parts is None:
            raise ValueError(f"Invalid format specifier {format_spec!r} for object of type "
                             f"{type(self).__name__!r}")
        fill, align, explicit, sign, z, alt, zero, width, comma, precision, kind = parts
        if explicit and zero:
            raise ValueError(f"Invalid format specifier {format_spec!r} for object of type "
                             f"{type(self).__name__!r}")
        width = int(width or 0)
        if not kind:
            if precision is not None or z or zero:
                raise ValueError(f"Invalid format specifier {format_spec!r} for object of type "
                                 f"{type(self).__name__!r}")
            body = _group(str(abs(self._numerator)), comma)
            if self._denominator > 1 or alt:
                body += "/" + _group(str(self._denominator), comma)
            lead = "-" if self._numerator < 0 else "" if sign == "-" else sign
            trail = ""
        else:
            lead, body, trail = self._digits(sign, z, alt, int(precision or 6)
                                             if precision is not None else 6, kind)
            whole, dot, rest = body.partition(".")
            if zero:
                room = width - len(lead) - len(dot + rest) - len(trail)
                whole = whole.zfill(3 * room // 4 + 1 if comma else room)
            body = _group(whole, comma) + dot + rest
        body += trail
        padding = fill * (width - len(lead) - len(body))
        if align == ">":
            return padding + lead + body
        if align == "<":
            return lead + body + padding
        if align == "=":
            return lead + padding + body
        half = len(padding) // 2
        return padding[:half] + lead + body + padding[half:]

    def _digits(self, sign, z, alt, precision, kind):
        # Sign, digits with point, and exponent or percent sign.
        trim = kind in "gG" and not alt
        no_neg_zero = z
        if kind in "fF%":
            exponent = -precision
            if kind == "%":
                exponent -= 2
            negative, significand = _round_to_exponent(self._numerator, self._denominator,
                                                       exponent, no_neg_zero)
            scientific = False
            point = precision
        else:
            figures = max(precision, 1) if kind in "gG" else precision + 1
            negative, significand, exponent = _round_to_figures(self._numerator,
                                                                self._denominator, figures)
            scientific = kind in "eE" or exponent > 0 or exponent + figures <= -4
            point = figures - 1 if scientific else -exponent
        if kind == "%":
            trail = "%"
        elif scientific:
            trail = f"{'E' if kind in 'EG' else 'e'}{exponent + point:+03d}"
        else:
            trail = ""
        digits = f"{significand:0{point + 1}d}"
        lead = "-" if negative else "" if sign == "-" else sign
        whole, part = digits[:len(digits) - point], digits[len(digits) - point:]
        if trim:
            part = part.rstrip("0")
        return lead, whole + ("." if part or alt else "") + part, trail

    __add__, __radd__ = _mixed(_add, operator.add)
    __sub__, __rsub__ = _mixed(_sub, operator.sub)
    __mul__, __rmul__ = _mixed(_mul, operator.mul)
    __truediv__, __rtruediv__ = _mixed(_div, operator.truediv)
    __floordiv__, __rfloordiv__ = _mixed(_floordiv, operator.floordiv)
    __divmod__, __rdivmod__ = _mixed(_divmod, divmod)
    __mod__, __rmod__ = _mixed(_mod, operator.mod)

    def __pow__(a, b, modulo=None):
        if modulo is not None:
            return NotImplemented
        if isinstance(b, numbers.Rational):
            if b.denominator == 1:
                power = b.numerator
                if power >= 0:
                    return Fraction._make(a._numerator ** power, a._denominator ** power)
                if a._numerator > 0:
                    return Fraction._make(a._denominator ** -power, a._numerator ** -power)
                if a._numerator == 0:
                    raise ZeroDivisionError(f"Fraction({a._denominator ** -power}, 0)")
                return Fraction._make((-a._denominator) ** -power, (-a._numerator) ** -power)
            return float(a) ** float(b)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a, modulo=None):
        if modulo is not None:
            return NotImplemented
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(a):
        return Fraction._make(a._numerator, a._denominator)

    def __neg__(a):
        return Fraction._make(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction._make(abs(a._numerator), a._denominator)

    def __int__(a):
        if a._numerator < 0:
            return -(-a._numerator // a._denominator)
        return a._numerator // a._denominator

    __trunc__ = __int__

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            d = self._denominator
            floor, rest = divmod(self._numerator, d)
            if rest * 2 < d:
                return floor
            if rest * 2 > d:
                return floor + 1
            return floor + (floor & 1)
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        # Equal to the hash of an equal int or float.
        modulus = 2305843009213693951
        try:
            inverse = pow(self._denominator, -1, modulus)
        except ValueError:
            value = 314159
        else:
            value = hash(hash(abs(self._numerator)) * inverse)
        result = value if self._numerator >= 0 else -value
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if b != b or b - b != 0:
                return 0.0 == b
            return a == a.from_float(b)
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if other != other or other - other != 0:
                return op(0.0, other)
            return op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        return a._compare(b, operator.gt)

    def __le__(a, b):
        return a._compare(b, operator.le)

    def __ge__(a, b):
        return a._compare(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        if type(self) is Fraction:
            return self
        return self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()
