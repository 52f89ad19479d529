"""Decimal arithmetic as IBM's specification has it, on Python's integers."""

__all__ = [
    "Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext", "ExtendedContext", "DecimalException",
    "Clamped", "InvalidOperation", "DivisionByZero", "Inexact", "Rounded", "Subnormal", "Overflow", "Underflow",
    "FloatOperation", "DivisionImpossible", "InvalidContext", "ConversionSyntax", "DivisionUndefined", "ROUND_DOWN",
    "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP",
    "setcontext", "getcontext", "localcontext", "IEEEContext", "IEEE_CONTEXT_MAX_BITS", "MAX_PREC", "MAX_EMAX",
    "MIN_EMIN", "MIN_ETINY", "HAVE_THREADS", "HAVE_CONTEXTVAR",
]  # fmt: skip

import numbers as _numbers
from math import isqrt as _isqrt

ROUND_DOWN = "ROUND_DOWN"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_UP = "ROUND_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_05UP = "ROUND_05UP"
_ROUNDINGS = (
    ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP,
)  # fmt: skip

HAVE_THREADS = True
HAVE_CONTEXTVAR = True
MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)
IEEE_CONTEXT_MAX_BITS = 512
_MODULUS = 2305843009213693951
_TEN_INVERSE = pow(10, _MODULUS - 2, _MODULUS)


class DecimalException(ArithmeticError):
    """What all of this module's signals are."""


class InvalidOperation(DecimalException):
    """An operation that has no result."""


class ConversionSyntax(InvalidOperation):
    """Text that isn't a number."""


class DivisionImpossible(InvalidOperation):
    """An integer quotient longer than the precision."""


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    """Zero divided by zero."""


class InvalidContext(InvalidOperation):
    """A context that does not fit the operation."""


class FloatOperation(DecimalException, TypeError):
    """A float mixed with a decimal."""


class DivisionByZero(DecimalException, ZeroDivisionError):
    """A number divided by zero."""


class Inexact(DecimalException):
    """Digits other than zero were lost."""


class Rounded(DecimalException):
    """Digits were lost."""


class Subnormal(DecimalException):
    """A result smaller than the smallest normal number."""


class Clamped(DecimalException):
    """An exponent was changed to fit."""


class Overflow(Inexact, Rounded):
    """A result too large."""


class Underflow(Inexact, Rounded, Subnormal):
    """A result so small that digits were lost."""


# What an operation met is a set of bits, so that collecting and testing them costs next to nothing.
_INVALID, _SYNTAX, _IMPOSSIBLE, _UNDEFINED, _CONTEXT = 1, 2, 4, 8, 16
_FLOAT, _DIVZERO, _OVER, _UNDER, _SUB, _INEXACT, _ROUNDED, _CLAMPED = 32, 64, 128, 256, 512, 1024, 2048, 4096
_CONDITIONS = (
    (_INVALID, InvalidOperation), (_SYNTAX, ConversionSyntax), (_IMPOSSIBLE, DivisionImpossible),
    (_UNDEFINED, DivisionUndefined), (_CONTEXT, InvalidContext),
)  # fmt: skip
_SIGNALS = (
    (31, InvalidOperation), (_FLOAT, FloatOperation), (_DIVZERO, DivisionByZero), (_OVER, Overflow),
    (_UNDER, Underflow), (_SUB, Subnormal), (_INEXACT, Inexact), (_ROUNDED, Rounded), (_CLAMPED, Clamped),
)  # fmt: skip
_BITS = {signal: bits for bits, signal in _SIGNALS}
_SHOWN = (
    Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow,
)  # fmt: skip


def _ndigits(n):
    """How many decimal digits a number above zero has."""
    bits = n.bit_length()
    if bits < 10000:
        return len(str(n))
    k = (bits - 1) * 30102999566 // 100000000000
    while n >= 10**k:
        k += 1
    return k


def _text(n):
    """The digits of a number, however many there are."""
    if n.bit_length() < 12000:
        return str(n)
    half = _ndigits(n) // 2
    high, low = divmod(n, 10**half)
    return _text(high) + _text(low).rjust(half, "0")


def _away(sign, q, r, unit, rounding):
    """Whether q + r/unit, of that sign, rounds away from zero; r is not zero."""
    if rounding == ROUND_HALF_EVEN:
        r *= 2
        return r > unit or r == unit and q & 1
    if rounding == ROUND_HALF_UP:
        return 2 * r >= unit
    if rounding == ROUND_DOWN:
        return False
    if rounding == ROUND_FLOOR:
        return sign
    if rounding == ROUND_CEILING:
        return not sign
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_HALF_DOWN:
        return 2 * r > unit
    return q % 5 == 0


def _drop(sign, coef, places, rounding):
    """The coefficient without its last places, rounded, and whether anything but zeros was lost."""
    if places > coef.bit_length() * 0.302 + 3:
        # All of it goes and it is less than a tenth of a unit: no power of ten is needed to know how it rounds.
        if not coef:
            return 0, False
        return (1 if _away(sign, 0, 1, 10, rounding) else 0), True
    unit = 10**places
    q, r = divmod(coef, unit)
    if not r:
        return q, False
    return (q + 1 if _away(sign, q, r, unit, rounding) else q), True


class Decimal:
    """A decimal floating-point number: a sign, a coefficient and an exponent; or infinity, or not a number."""

    # The exponent is "F" for infinity, "n" for a quiet and "N" for a signalling NaN, whose coefficient is its payload.
    __slots__ = ("_sign", "_int", "_exp")
    __match_args__ = ()

    def __new__(cls, value="0", context=None):
        if isinstance(value, str):
            parsed = _parse(value)
            if parsed is None:
                return _signal(context or getcontext(), _SYNTAX, _NAN)
            sign, coef, exp = parsed
        elif isinstance(value, int):
            value = int(value)
            sign, coef, exp = (0, value, 0) if value >= 0 else (1, -value, 0)
        elif isinstance(value, Decimal):
            if type(value) is cls:
                return value
            sign, coef, exp = value._sign, value._int, value._exp
        elif isinstance(value, (list, tuple)):
            sign, coef, exp = _from_tuple(value)
        elif isinstance(value, float):
            _signal(context or getcontext(), _FLOAT)
            value = cls.from_float(value)
            sign, coef, exp = value._sign, value._int, value._exp
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        self = object.__new__(cls)
        self._sign = sign
        self._int = coef
        self._exp = exp
        return self

    @classmethod
    def from_float(cls, f, /):
        """The exact value of a float."""
        if isinstance(f, int):
            result = _make(0 if f >= 0 else 1, abs(int(f)), 0)
        elif not isinstance(f, float):
            raise TypeError("argument must be int or float")
        elif f != f:
            result = _make(1 if str(f)[0] == "-" else 0, 0, "n")
        elif f - f != 0:
            result = _INF if f > 0 else _NEGINF
        else:
            n, d = abs(f).as_integer_ratio()
            k = d.bit_length() - 1
            result = _make(1 if str(f)[0] == "-" else 0, n * 5**k, -k)
        return result if cls is Decimal else cls(result)

    @classmethod
    def from_number(cls, number, /):
        if isinstance(number, (int, Decimal)):
            return cls(number)
        if isinstance(number, float):
            return cls.from_float(number)
        raise TypeError("Cannot convert %r to Decimal" % number)

    # Text

    def __repr__(self):
        return "Decimal('%s')" % str(self)

    def __str__(self, eng=False, context=None):
        sign = "-" if self._sign else ""
        exp = self._exp
        if exp == "F":
            return sign + "Infinity"
        if exp == "n" or exp == "N":
            return sign + ("NaN" if exp == "n" else "sNaN") + (str(self._int) if self._int else "")
        digits = _text(self._int)
        size = len(digits)
        left = exp + size
        if exp <= 0 and left > -6:
            dot = left
        elif not eng:
            dot = 1
        elif self._int == 0:
            dot = (left + 1) % 3 - 1
        else:
            dot = (left - 1) % 3 + 1
        if dot <= 0:
            body = "0." + "0" * -dot + digits
        elif dot >= size:
            body = digits + "0" * (dot - size)
        else:
            body = digits[:dot] + "." + digits[dot:]
        if left == dot:
            return sign + body
        return "%s%s%s%+d" % (sign, body, "E" if (context or getcontext()).capitals else "e", left - dot)

    def to_eng_string(self, context=None):
        return self.__str__(True, context)

    def __format__(self, spec, context=None):
        return _format(self, spec, context or getcontext())

    def as_tuple(self):
        from decimal import DecimalTuple

        exp = self._exp
        if exp == "F":
            return DecimalTuple(self._sign, (0,), "F")
        digits = tuple(map(int, _text(self._int))) if self._int or type(exp) is int else ()
        return DecimalTuple(self._sign, digits, exp)

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self if type(self) is Decimal else self.__class__(self)

    def __deepcopy__(self, memo):
        return self.__copy__()

    # Kinds

    def is_nan(self):
        return self._exp == "n" or self._exp == "N"

    def is_qnan(self):
        return self._exp == "n"

    def is_snan(self):
        return self._exp == "N"

    def is_infinite(self):
        return self._exp == "F"

    def is_finite(self):
        return type(self._exp) is int

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return self._int == 0 and type(self._exp) is int

    def is_canonical(self):
        return True

    def is_normal(self, context=None):
        return type(self._exp) is int and self._int != 0 and self.adjusted() >= (context or getcontext()).Emin

    def is_subnormal(self, context=None):
        return type(self._exp) is int and self._int != 0 and self.adjusted() < (context or getcontext()).Emin

    def _special(self):
        return type(self._exp) is not int

    def _integral(self):
        exp = self._exp
        if type(exp) is not int:
            return False
        if exp >= 0 or not self._int:
            return True
        return -exp <= _ndigits(self._int) and self._int % 10**-exp == 0

    def _odd(self):
        return self._exp <= 0 and self._int // 10**-self._exp & 1 == 1

    def adjusted(self):
        if type(self._exp) is not int:
            return 0
        return self._exp + (_ndigits(self._int) if self._int else 1) - 1

    def number_class(self, context=None):
        exp = self._exp
        if exp == "N":
            return "sNaN"
        if exp == "n":
            return "NaN"
        sign = "-" if self._sign else "+"
        if exp == "F":
            return sign + "Infinity"
        if not self._int:
            return sign + "Zero"
        return sign + ("Subnormal" if self.is_subnormal(context) else "Normal")

    def radix(self):
        return Decimal(10)

    def canonical(self):
        return self

    def conjugate(self):
        return self

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def __bool__(self):
        return self._int != 0 or type(self._exp) is not int

    # Comparison

    def __eq__(self, other):
        other = _comparable(other, True)
        if other is NotImplemented:
            return other
        if type(self._exp) is not int or type(other._exp) is not int:
            if self.is_nan() or other.is_nan():
                if self._exp == "N" or other._exp == "N":
                    _signal(getcontext(), _INVALID)
                return False
        return _compare(self, other) == 0

    def _order(self, other):
        other = _comparable(other)
        if other is NotImplemented:
            return other
        if self.is_nan() or other.is_nan():
            _signal(getcontext(), _INVALID)
            return None
        return _compare(self, other)

    def __lt__(self, other):
        c = self._order(other)
        return c if c is NotImplemented else c is not None and c < 0

    def __le__(self, other):
        c = self._order(other)
        return c if c is NotImplemented else c is not None and c <= 0

    def __gt__(self, other):
        c = self._order(other)
        return c if c is NotImplemented else c is not None and c > 0

    def __ge__(self, other):
        c = self._order(other)
        return c if c is NotImplemented else c is not None and c >= 0

    def __hash__(self):
        exp = self._exp
        if type(exp) is not int:
            if exp == "N":
                raise TypeError("Cannot hash a signaling NaN value")
            if exp == "n":
                return object.__hash__(self)
            return -314159 if self._sign else 314159
        scale = pow(10, exp, _MODULUS) if exp >= 0 else pow(_TEN_INVERSE, -exp, _MODULUS)
        value = self._int * scale % _MODULUS
        if self._sign:
            value = -value
        return -2 if value == -1 else value

    def compare(self, other, context=None):
        other = _convert(other)
        if type(self._exp) is not int or type(other._exp) is not int:
            nan = _nans(self, other, context or getcontext())
            if nan is not None:
                return nan
        return Decimal(_compare(self, other))

    def compare_signal(self, other, context=None):
        other = _convert(other)
        if self.is_nan() or other.is_nan():
            context = context or getcontext()
            nan = _nans(self, other, context)
            return _signal(context, _INVALID, nan)
        return Decimal(_compare(self, other))

    def compare_total(self, other, context=None):
        return Decimal(_total_order(self, _convert(other)))

    def compare_total_mag(self, other, context=None):
        return Decimal(_total_order(self.copy_abs(), _convert(other).copy_abs()))

    def _pick(self, other, context, mine, magnitude):
        other = _convert(other)
        context = context or getcontext()
        if self.is_nan() or other.is_nan():
            # A quiet NaN loses to a number.
            if self._exp == "n" and not other.is_nan():
                return other._fix(context)
            if other._exp == "n" and not self.is_nan():
                return self._fix(context)
            return _nans(self, other, context)
        c = _compare(self.copy_abs(), other.copy_abs()) if magnitude else 0
        c = c or (_compare(self, other) if not magnitude or c == 0 else c) or _total_order(self, other)
        return (self if c * mine >= 0 else other)._fix(context)

    def max(self, other, context=None):
        return self._pick(other, context, 1, False)

    def min(self, other, context=None):
        return self._pick(other, context, -1, False)

    def max_mag(self, other, context=None):
        return self._pick(other, context, 1, True)

    def min_mag(self, other, context=None):
        return self._pick(other, context, -1, True)

    def same_quantum(self, other, context=None):
        other = _convert(other)
        if self._special() or other._special():
            return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
        return self._exp == other._exp

    # Signs

    def copy_abs(self):
        return _make(0, self._int, self._exp)

    def copy_negate(self):
        return _make(1 - self._sign, self._int, self._exp)

    def copy_sign(self, other, context=None):
        return _make(_convert(other)._sign, self._int, self._exp)

    def __neg__(self, context=None):
        context = context or getcontext()
        if self._special():
            nan = _nans(self, None, context)
            return self.copy_negate() if nan is None else nan
        if not self._int and context._rounding != ROUND_FLOOR:
            return self.copy_abs()._fix(context)
        return self.copy_negate()._fix(context)

    def __pos__(self, context=None):
        context = context or getcontext()
        if self._special():
            nan = _nans(self, None, context)
            return self if nan is None else nan
        if not self._int and context._rounding != ROUND_FLOOR:
            return self.copy_abs()._fix(context)
        return self._fix(context)

    def __abs__(self, context=None):
        return self.__neg__(context) if self._sign else self.__pos__(context)

    def _fix(self, context):
        if type(self._exp) is not int:
            return _shorten(self, context) if self._exp != "F" else self
        return _finish(self._sign, self._int, self._exp, context)

    # Arithmetic

    def __add__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        return _add(self, other, other._sign, context or getcontext())

    def __radd__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _add(other, self, self._sign, getcontext())

    def __sub__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        return _add(self, other, 1 - other._sign, context or getcontext())

    def __rsub__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _add(other, self, 1 - self._sign, getcontext())

    def __mul__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        sign = self._sign ^ other._sign
        e1 = self._exp
        e2 = other._exp
        if type(e1) is not int or type(e2) is not int:
            nan = _nans(self, other, context)
            if nan is not None:
                return nan
            if not self or not other:
                return _signal(context, _INVALID, _NAN)
            return _NEGINF if sign else _INF
        return _finish(sign, self._int * other._int, e1 + e2, context)

    __rmul__ = __mul__

    def __truediv__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        sign = self._sign ^ other._sign
        if self._special() or other._special():
            nan = _nans(self, other, context)
            if nan is not None:
                return nan
            if self._exp == "F":
                if other._exp == "F":
                    return _signal(context, _INVALID, _NAN)
                return _NEGINF if sign else _INF
            return _signal(context, _CLAMPED, _make(sign, 0, context._etiny()))
        if not other._int:
            if not self._int:
                return _signal(context, _UNDEFINED, _NAN)
            return _signal(context, _DIVZERO, _NEGINF if sign else _INF)
        ideal = self._exp - other._exp
        if not self._int:
            return _finish(sign, 0, ideal, context)
        shift = _ndigits(other._int) - _ndigits(self._int) + context.prec + 1
        exp = ideal - shift
        if shift >= 0:
            q, r = divmod(self._int * 10**shift, other._int)
        else:
            q, r = divmod(self._int, other._int * 10**-shift)
        if r:
            if q % 5 == 0:
                # A digit that is neither a tie nor exact keeps the remainder in mind when rounding.
                q += 1
        else:
            while exp < ideal and q % 10 == 0:
                q //= 10
                exp += 1
        return _finish(sign, q, exp, context)

    def __rtruediv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other.__truediv__(self)

    def _divide(self, other, context):
        """Integer quotient and remainder of finite numbers, the divisor not zero; None when too long."""
        sign = self._sign ^ other._sign
        ideal = min(self._exp, other._exp)
        gap = self.adjusted() - other.adjusted()
        if not self._int or gap <= -2:
            return _make(sign, 0, 0), self._rescaled(ideal, context._rounding)
        if gap <= context.prec:
            a, b = self._int, other._int
            if self._exp >= other._exp:
                a *= 10 ** (self._exp - other._exp)
            else:
                b *= 10 ** (other._exp - self._exp)
            q, r = divmod(a, b)
            if q < 10**context.prec:
                return _make(sign, q, 0), _make(self._sign, r, ideal)
        return None

    def __divmod__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = _nans(self, other, context)
        if nan is not None:
            return nan, nan
        sign = self._sign ^ other._sign
        if self._exp == "F":
            if other._exp == "F":
                nan = _signal(context, _INVALID, _NAN)
                return nan, nan
            return (_NEGINF if sign else _INF), _signal(context, _INVALID, _NAN)
        if other._exp == "F":
            return _make(sign, 0, 0), self._fix(context)
        if not other._int:
            if not self._int:
                nan = _signal(context, _UNDEFINED, _NAN)
                return nan, nan
            _signal(context, _DIVZERO | _INVALID)
            return (_NEGINF if sign else _INF), _NAN
        pair = self._divide(other, context)
        if pair is None:
            nan = _signal(context, _IMPOSSIBLE, _NAN)
            return nan, nan
        return pair[0], pair[1]._fix(context)

    def __rdivmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other.__divmod__(self)

    def __mod__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = _nans(self, other, context)
        if nan is not None:
            return nan
        if self._exp == "F":
            return _signal(context, _INVALID, _NAN)
        if other._exp == "F":
            return self._fix(context)
        if not other._int:
            return _signal(context, _INVALID if self._int else _UNDEFINED, _NAN)
        pair = self._divide(other, context)
        if pair is None:
            return _signal(context, _IMPOSSIBLE, _NAN)
        return pair[1]._fix(context)

    def __rmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other.__mod__(self)

    def __floordiv__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = _nans(self, other, context)
        if nan is not None:
            return nan
        sign = self._sign ^ other._sign
        if self._exp == "F":
            if other._exp == "F":
                return _signal(context, _INVALID, _NAN)
            return _NEGINF if sign else _INF
        if other._exp == "F":
            return _make(sign, 0, 0)
        if not other._int:
            if self._int:
                return _signal(context, _DIVZERO, _NEGINF if sign else _INF)
            return _signal(context, _UNDEFINED, _NAN)
        pair = self._divide(other, context)
        return _signal(context, _IMPOSSIBLE, _NAN) if pair is None else pair[0]

    def __rfloordiv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other.__floordiv__(self)

    def remainder_near(self, other, context=None):
        other = _convert(other)
        context = context or getcontext()
        nan = _nans(self, other, context)
        if nan is not None:
            return nan
        if self._exp == "F":
            return _signal(context, _INVALID, _NAN)
        if not other._int and other._exp != "F":
            return _signal(context, _INVALID if self._int else _UNDEFINED, _NAN)
        if other._exp == "F":
            return self._fix(context)
        ideal = min(self._exp, other._exp)
        if not self._int:
            return _make(self._sign, 0, ideal)._fix(context)
        gap = self.adjusted() - other.adjusted()
        if gap >= context.prec + 1:
            return _signal(context, _IMPOSSIBLE, _NAN)
        if gap <= -2:
            return self._rescaled(ideal, context._rounding)._fix(context)
        a, b = self._int * 10 ** (self._exp - ideal), other._int * 10 ** (other._exp - ideal)
        q, r = divmod(a, b)
        if 2 * r + (q & 1) > b:
            r -= b
            q += 1
        if q >= 10**context.prec:
            return _signal(context, _IMPOSSIBLE, _NAN)
        sign = self._sign
        if r < 0:
            sign = 1 - sign
            r = -r
        return _make(sign, r, ideal)._fix(context)

    def fma(self, other, third, context=None):
        other = _convert(other)
        third = _convert(third)
        context = context or getcontext()
        if self._special() or other._special():
            if self._exp == "N" or other._exp == "N":
                return _nans(self, other, context)
            if self._exp == "n" or other._exp == "n":
                return _nans(self, other, context) if third._exp != "N" else _nans(third, None, context)
            if self._exp == "F" and not other or other._exp == "F" and not self:
                return _signal(context, _INVALID, _NAN)
            product = _NEGINF if self._sign ^ other._sign else _INF
        else:
            product = _make(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)
        return _add(product, third, third._sign, context)

    # Exponents

    def _rescaled(self, exp, rounding):
        """With that exponent exactly, whatever the precision."""
        if not self._int:
            return _make(self._sign, 0, exp)
        if self._exp >= exp:
            return _make(self._sign, self._int * 10 ** (self._exp - exp), exp)
        return _make(self._sign, _drop(self._sign, self._int, exp - self._exp, rounding)[0], exp)

    def quantize(self, exp, rounding=None, context=None):
        exp = _convert(exp)
        context = context or getcontext()
        if rounding is None:
            rounding = context._rounding
        elif rounding not in _ROUNDINGS:
            raise TypeError(_ROUNDING_ERROR)
        if self._special() or exp._special():
            nan = _nans(self, exp, context)
            if nan is not None:
                return nan
            if self._exp == "F" and exp._exp == "F":
                return self
            return _signal(context, _INVALID, _NAN)
        to = exp._exp
        if not context._etiny() <= to <= context.Emax:
            return _signal(context, _INVALID, _NAN)
        if not self._int:
            return _make(self._sign, 0, to)._fix(context)
        adjusted = self.adjusted()
        if adjusted > context.Emax or adjusted - to + 1 > context.prec:
            return _signal(context, _INVALID, _NAN)
        status = 0
        if to <= self._exp:
            coef = self._int * 10 ** (self._exp - to)
        else:
            coef, lost = _drop(self._sign, self._int, to - self._exp, rounding)
            status = _ROUNDED | _INEXACT if lost else _ROUNDED
        if coef:
            adjusted = to + _ndigits(coef) - 1
            if adjusted > context.Emax or adjusted - to + 1 > context.prec:
                return _signal(context, _INVALID, _NAN)
            if adjusted < context.Emin:
                status |= _SUB
        result = _make(self._sign, coef, to)
        return _signal(context, status, result) if status else result

    def _to_integral(self, rounding, context, exact):
        context = context or getcontext()
        if rounding is None:
            rounding = context._rounding
        if self._special():
            nan = _nans(self, None, context)
            return self if nan is None else nan
        if self._exp >= 0:
            return self
        if not self._int:
            return _make(self._sign, 0, 0)
        coef, lost = _drop(self._sign, self._int, -self._exp, rounding)
        result = _make(self._sign, coef, 0)
        if exact:
            _signal(context, _ROUNDED | _INEXACT if lost else _ROUNDED)
        return result

    def to_integral_exact(self, rounding=None, context=None):
        return self._to_integral(rounding, context, True)

    def to_integral_value(self, rounding=None, context=None):
        return self._to_integral(rounding, context, False)

    to_integral = to_integral_value

    def normalize(self, context=None):
        context = context or getcontext()
        if self._special():
            nan = _nans(self, None, context)
            return self if nan is None else nan
        result = self._fix(context)
        if result._special():
            return result
        if not result._int:
            return _make(result._sign, 0, 0)
        most = context.Emax - context.prec + 1 if context.clamp else context.Emax
        coef, exp = result._int, result._exp
        while exp < most and coef % 10 == 0:
            coef //= 10
            exp += 1
        return _make(result._sign, coef, exp)

    def scaleb(self, other, context=None):
        other = _convert(other)
        context = context or getcontext()
        nan = _nans(self, other, context)
        if nan is not None:
            return nan
        if other._exp != 0 or abs(int(other)) > 2 * (context.Emax + context.prec):
            return _signal(context, _INVALID, _NAN)
        if self._exp == "F":
            return self
        return _make(self._sign, self._int, self._exp + int(other))._fix(context)

    def logb(self, context=None):
        context = context or getcontext()
        nan = _nans(self, None, context)
        if nan is not None:
            return nan
        if self._exp == "F":
            return _INF
        if not self._int:
            return _signal(context, _DIVZERO, _NEGINF)
        return Decimal(self.adjusted())._fix(context)

    def next_minus(self, context=None):
        return self._next(context, 1)

    def next_plus(self, context=None):
        return self._next(context, 0)

    def _next(self, context, down):
        context = context or getcontext()
        nan = _nans(self, None, context)
        if nan is not None:
            return nan
        if self._exp == "F":
            if self._sign == down:
                return self
            return _make(self._sign, 10**context.prec - 1, context.Emax - context.prec + 1)
        work = context.copy()
        work._traps = 0
        work._rounding = ROUND_FLOOR if down else ROUND_CEILING
        new = self._fix(work)
        if new._special() or _compare(new, self):
            return new
        return _add(self, _make(0, 1, context._etiny() - 1), down, work)

    def next_toward(self, other, context=None):
        other = _convert(other)
        context = context or getcontext()
        nan = _nans(self, other, context)
        if nan is not None:
            return nan
        c = _compare(self, other)
        if c == 0:
            return self.copy_sign(other)
        result = self._next(context, c > 0)
        if result._exp == "F":
            _signal(context, _OVER | _INEXACT | _ROUNDED)
        elif result.adjusted() < context.Emin:
            status = _UNDER | _SUB | _INEXACT | _ROUNDED
            _signal(context, status if result._int else status | _CLAMPED)
        return result

    # Integers and floats

    def __int__(self):
        if self._special():
            if self._exp == "F":
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        if self._exp >= 0:
            n = self._int * 10**self._exp
        else:
            n = _drop(0, self._int, -self._exp, ROUND_DOWN)[0]
        return -n if self._sign else n

    __trunc__ = __int__

    def _whole(self, rounding):
        if self._special():
            if self._exp == "F":
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        return int(self._rescaled(0, rounding))

    def __round__(self, n=None):
        if n is None:
            return self._whole(ROUND_HALF_EVEN)
        if not isinstance(n, int):
            raise TypeError("optional arg must be an integer")
        return self.quantize(_make(0, 1, -n))

    def __floor__(self):
        return self._whole(ROUND_FLOOR)

    def __ceil__(self):
        return self._whole(ROUND_CEILING)

    def __float__(self):
        if self._exp == "N":
            raise ValueError("cannot convert signaling NaN to float")
        if self._exp == "n":
            return float("-nan" if self._sign else "nan")
        return float(self.__str__())

    def __complex__(self):
        return complex(float(self))

    def as_integer_ratio(self):
        if self._special():
            if self._exp == "F":
                raise OverflowError("cannot convert Infinity to integer ratio")
            raise ValueError("cannot convert NaN to integer ratio")
        n = -self._int if self._sign else self._int
        if self._exp >= 0:
            return n * 10**self._exp, 1
        from math import gcd

        d = 10**-self._exp
        g = gcd(n, d)
        return n // g, d // g

    # Functions

    def sqrt(self, context=None):
        context = context or getcontext()
        if self._special():
            nan = _nans(self, None, context)
            if nan is not None:
                return nan
            if not self._sign:
                return self
        if not self._int and not self._special():
            return _finish(self._sign, 0, self._exp // 2, context)
        if self._sign:
            return _signal(context, _INVALID, _NAN)
        prec = context.prec + 1
        size = _ndigits(self._int)
        exp = self._exp >> 1
        if self._exp & 1:
            c = self._int * 10
            half = (size >> 1) + 1
        else:
            c = self._int
            half = size + 1 >> 1
        shift = prec - half
        exact = True
        if shift >= 0:
            c *= 100**shift
        else:
            c, rest = divmod(c, 100**-shift)
            exact = not rest
        exp -= shift
        root = _isqrt(c)
        if exact and root * root == c:
            if shift >= 0:
                root //= 10**shift
            else:
                root *= 10**-shift
            exp += shift
        elif root % 5 == 0:
            root += 1
        return _finish(0, root, exp, context, ROUND_HALF_EVEN)

    def exp(self, context=None):
        context = context or getcontext()
        nan = _nans(self, None, context)
        if nan is not None:
            return nan
        if self._exp == "F":
            return Decimal(0) if self._sign else self
        if not self._int:
            return Decimal(1)
        adjusted = self.adjusted()
        if adjusted > 20 or int(self.copy_abs()) > 3 * (context.Emax + context.prec - context.Emin):
            return _finish(0, 1, (context.Emax + 1) if not self._sign else context._etiny() - 2, context, ROUND_HALF_EVEN)
        p = context.prec
        if adjusted < -p - 2:
            # So near to one that only the direction is left.
            coef = 10 ** (p + 2) + 1 if not self._sign else 10 ** (p + 3) - 1
            return _finish(0, coef, -(p + 2) if not self._sign else -(p + 3), context, ROUND_HALF_EVEN)

        def approximate(digits):
            return _exp_digits(self, digits)

        return _ziv(0, approximate, context)

    def ln(self, context=None):
        return self._logarithm(context, False)

    def log10(self, context=None):
        return self._logarithm(context, True)

    def _logarithm(self, context, ten):
        context = context or getcontext()
        nan = _nans(self, None, context)
        if nan is not None:
            return nan
        if not self._int and not self._special():
            return _NEGINF
        if self._sign:
            return _signal(context, _INVALID, _NAN)
        if self._exp == "F":
            return _INF
        if self._int == 10**-self._exp if -30 < self._exp <= 0 else False:
            return Decimal(0)
        if ten:
            size = self.adjusted()
            if self._exp + _ndigits(self._int) - 1 == size and self._int == 10 ** (size - self._exp):
                return Decimal(size)._fix(context)

        def approximate(digits):
            return _ln_digits(self, digits, ten)

        return _ziv(1 if _compare(self, _ONE) < 0 else 0, approximate, context)

    def __pow__(self, other, modulo=None, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        if modulo is not None:
            modulo = _operand(modulo)
            if modulo is NotImplemented:
                return modulo
            return _pow_mod(self, other, modulo, context or getcontext())
        return _power(self, other, context or getcontext())

    def __rpow__(self, other, modulo=None):
        other = _operand(other)
        return other if other is NotImplemented else _power(other, self, getcontext())

    # Digits as bits

    def _bits(self):
        if self._sign or self._exp != 0:
            return None
        digits = _text(self._int)
        return digits if not digits.strip("01") else None

    def _logical(self, other, context, table):
        context = context or getcontext()
        a, b = self._bits(), _convert(other)._bits()
        if a is None or b is None:
            return _signal(context, _INVALID, _NAN)
        prec = context.prec
        a, b = a[-prec:], b[-prec:]
        size = max(len(a), len(b))
        pairs = zip(a.rjust(size, "0"), b.rjust(size, "0"))
        return _make(0, int("".join(table[(x == "1") + (y == "1")] for x, y in pairs)), 0)

    def logical_and(self, other, context=None):
        return self._logical(other, context, "001")

    def logical_or(self, other, context=None):
        return self._logical(other, context, "011")

    def logical_xor(self, other, context=None):
        return self._logical(other, context, "010")

    def logical_invert(self, context=None):
        context = context or getcontext()
        return self.logical_xor(_make(0, int("1" * context.prec), 0), context)

    def _moved(self, other, context, rotate):
        other = _convert(other)
        context = context or getcontext()
        nan = _nans(self, other, context)
        if nan is not None:
            return nan
        prec = context.prec
        if other._exp != 0 or not -prec <= int(other) <= prec:
            return _signal(context, _INVALID, _NAN)
        if self._exp == "F":
            return self
        by = int(other)
        digits = _text(self._int).rjust(prec, "0")[-prec:]
        if rotate:
            digits = digits[by:] + digits[:by]
        elif by < 0:
            digits = digits[:by]
        else:
            digits = (digits + "0" * by)[-prec:]
        return _make(self._sign, int(digits or "0"), self._exp)

    def rotate(self, other, context=None):
        return self._moved(other, context, True)

    def shift(self, other, context=None):
        return self._moved(other, context, False)


def _make(sign, coef, exp):
    self = object.__new__(Decimal)
    self._sign = sign
    self._int = coef
    self._exp = exp
    return self


_NAN = _make(0, 0, "n")
_INF = _make(0, 0, "F")
_NEGINF = _make(1, 0, "F")
_ONE = _make(0, 1, 0)


def _parse(text):
    """(sign, coefficient, exponent) of a number's text, or None."""
    s = text.strip().replace("_", "")
    sign = 0
    if s[:1] in ("+", "-"):
        sign = 1 if s[0] == "-" else 0
        s = s[1:]
    first = s[:1]
    if first.isdigit() or first == ".":
        mark = s.find("e")
        if mark < 0:
            mark = s.find("E")
        exp = 0
        if mark >= 0:
            tail = s[mark + 1 :]
            s = s[:mark]
            unsigned = tail[1:] if tail[:1] in ("+", "-") else tail
            if not unsigned.isdecimal():
                return None
            exp = int(tail) if len(unsigned) < 30 else (-(10**30) if tail[0] == "-" else 10**30)
        whole, dot, fraction = s.partition(".")
        digits = whole + fraction
        if not digits.isdecimal():
            return None
        exp -= len(fraction)
        coef = int(digits) if len(digits) < 4000 else _long_int(digits)
        if abs(exp) > 2 * MAX_EMAX:
            if coef or exp > 0:
                return None
            exp = MIN_ETINY
        return sign, coef, exp
    s = s.lower()
    if s == "inf" or s == "infinity":
        return sign, 0, "F"
    kind = "n"
    if s[:1] == "s":
        kind = "N"
        s = s[1:]
    if s[:3] == "nan":
        payload = s[3:]
        if not payload:
            return sign, 0, kind
        if payload.isdecimal():
            return sign, int(payload), kind
    return None


def _long_int(digits):
    if len(digits) < 4000:
        return int(digits)
    half = len(digits) // 2
    return _long_int(digits[:half]) * 10 ** (len(digits) - half) + _long_int(digits[half:])


def _from_tuple(value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exp = value
    if not isinstance(sign, int) or sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    if exp == "F":
        return sign, 0, "F"
    if not isinstance(exp, int) and exp not in ("n", "N"):
        if isinstance(exp, str):
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        raise ValueError("exponent must be an integer")
    if not isinstance(digits, (tuple, list)):
        raise ValueError("coefficient must be a tuple of digits")
    for d in digits:
        if not isinstance(d, int) or not 0 <= d <= 9:
            raise ValueError("coefficient must be a tuple of digits")
    return sign, _long_int("".join(map(str, digits)) or "0"), exp


def _convert(value):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")


def _operand(value):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        value = int(value)
        return _make(0, value, 0) if value >= 0 else _make(1, -value, 0)
    return NotImplemented


class _Ratio(Decimal):
    """A fraction to compare with: it stands on the left as its numerator, scaled."""

    __slots__ = ("ratio",)


def _comparable(value, equality=False):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _operand(value)
    if isinstance(value, float):
        context = getcontext()
        if equality:
            context._flags |= _FLOAT
        else:
            _signal(context, _FLOAT)
        return Decimal.from_float(value)
    if isinstance(value, complex):
        if equality and value.imag == 0:
            return Decimal.from_float(value.real)
        return NotImplemented
    if hasattr(value, "numerator") and hasattr(value, "denominator"):
        result = object.__new__(_Ratio)
        result._sign = 1 if value.numerator < 0 else 0
        result._int = abs(value.numerator)
        result._exp = 0
        result.ratio = value.denominator
        return result
    return NotImplemented


def _compare(a, b):
    """-1, 0 or 1 for two numbers that aren't NaN."""
    if type(b) is _Ratio and type(a._exp) is int:
        a = _make(a._sign, a._int * b.ratio, a._exp)
    e1 = a._exp
    e2 = b._exp
    if type(e1) is not int or type(e2) is not int:
        x = 0 if e1 != "F" else -1 if a._sign else 1
        y = 0 if e2 != "F" else -1 if b._sign else 1
        return (x > y) - (x < y)
    if not a._int or not b._int:
        x = 0 if not a._int else -1 if a._sign else 1
        y = 0 if not b._int else -1 if b._sign else 1
        return (x > y) - (x < y)
    if a._sign != b._sign:
        return -1 if a._sign else 1
    if e1 == e2:
        x, y = a._int, b._int
    else:
        x, y = a.adjusted(), b.adjusted()
        if x == y:
            if e1 > e2:
                x, y = a._int * 10 ** (e1 - e2), b._int
            else:
                x, y = a._int, b._int * 10 ** (e2 - e1)
    c = (x > y) - (x < y)
    return -c if a._sign else c


def _total_order(a, b):
    if a._sign != b._sign:
        return -1 if a._sign else 1
    flip = -1 if a._sign else 1
    rank = {"F": 1, "N": 2, "n": 3}
    x, y = rank.get(a._exp, 0), rank.get(b._exp, 0)
    if x != y:
        return flip if x > y else -flip
    if x >= 2:
        return flip * ((a._int > b._int) - (a._int < b._int))
    if x == 1:
        return 0
    return _compare(a, b) or flip * ((a._exp > b._exp) - (a._exp < b._exp))


def _signal(context, status, result=None):
    """Raises the flags; an exception if one of them is trapped, else the result."""
    context._flags |= status
    trapped = status & context._traps
    if trapped:
        for bits, kind in _SIGNALS:
            if bits & trapped:
                break
        raise kind([c for bit, c in _CONDITIONS + _SIGNALS[1:] if bit & trapped])
    return result


def _shorten(nan, context):
    room = context.prec - context.clamp
    if nan._int and _ndigits(nan._int) > room:
        return _make(nan._sign, nan._int % 10**room, nan._exp)
    return nan


def _nans(a, b, context):
    """The NaN that an operation on these gives, or None."""
    if a._exp == "N":
        found, status = a, _INVALID
    elif b is not None and b._exp == "N":
        found, status = b, _INVALID
    elif a._exp == "n":
        return _shorten(a, context)
    elif b is not None and b._exp == "n":
        return _shorten(b, context)
    else:
        return None
    return _signal(context, status, _shorten(_make(found._sign, found._int, "n"), context))


def _finish(sign, coef, exp, context, rounding=None):
    """The number rounded to the context, with the signals that this gives."""
    prec = context.prec
    emin = context.Emin
    emax = context.Emax
    tiny = emin - prec + 1
    if not coef:
        most = emax - prec + 1 if context.clamp else emax
        to = min(max(exp, tiny), most)
        result = _make(sign, 0, to)
        return result if to == exp else _signal(context, _CLAMPED, result)
    size = _ndigits(coef)
    if size <= prec and emin <= exp + size - 1 <= emax:
        if context.clamp and exp > emax - prec + 1:
            top = emax - prec + 1
            return _signal(context, _CLAMPED, _make(sign, coef * 10 ** (exp - top), top))
        return _make(sign, coef, exp)
    rounding = rounding or context._rounding
    least = size + exp - prec
    top = emax - prec + 1
    if least <= top:
        small = least < tiny
        if small:
            least = tiny
        status = _SUB if small else 0
        if exp < least:
            coef, lost = _drop(sign, coef, least - exp, rounding)
            exp = least
            if coef and _ndigits(coef) > prec:
                coef //= 10
                exp += 1
            if exp <= top:
                status |= _ROUNDED
                if lost:
                    status |= _INEXACT | _UNDER if small else _INEXACT
                if not coef:
                    status |= _CLAMPED
                return _signal(context, status, _make(sign, coef, exp))
        else:
            return _signal(context, status, _make(sign, coef, exp))
    toward_zero = rounding in (ROUND_DOWN, ROUND_05UP) or rounding == (ROUND_CEILING if sign else ROUND_FLOOR)
    if toward_zero:
        result = _make(sign, 10**prec - 1, top)
    else:
        result = _NEGINF if sign else _INF
    return _signal(context, _OVER | _INEXACT | _ROUNDED, result)


def _add(a, b, sign2, context):
    """a plus b, b's sign being sign2."""
    e1 = a._exp
    e2 = b._exp
    sign1 = a._sign
    if type(e1) is not int or type(e2) is not int:
        nan = _nans(a, b, context)
        if nan is not None:
            return nan
        if e1 == "F":
            if e2 == "F" and sign1 != sign2:
                return _signal(context, _INVALID, _NAN)
            return a
        return _NEGINF if sign2 else _INF
    x = a._int
    y = b._int
    if e1 != e2:
        # Of numbers far apart, the smaller only tells how to round.
        if e1 > e2:
            if x and y and e1 - e2 > context.prec + 3:
                size = _ndigits(x)
                least = e1 + min(-1, size - context.prec - 2)
                if _ndigits(y) + e2 - 1 < least:
                    y, e2 = 1, least
            if not x and y:
                return _zero_sum(sign2, y, e2, e1, context)
            if x and not y:
                return _zero_sum(sign1, x, e1, e2, context)
            x *= 10 ** (e1 - e2) if x else 0
            e1 = e2
        else:
            if x and y and e2 - e1 > context.prec + 3:
                size = _ndigits(y)
                least = e2 + min(-1, size - context.prec - 2)
                if _ndigits(x) + e1 - 1 < least:
                    x, e1 = 1, least
            if not x and y:
                return _zero_sum(sign2, y, e2, e1, context)
            if x and not y:
                return _zero_sum(sign1, x, e1, e2, context)
            y *= 10 ** (e2 - e1) if y else 0
    if sign1 == sign2:
        if not x and not y:
            return _finish(sign1, 0, e1, context)
        return _finish(sign1, x + y, e1, context)
    x -= y
    if x > 0:
        return _finish(sign1, x, e1, context)
    if x < 0:
        return _finish(sign2, -x, e1, context)
    return _finish(1 if context._rounding == ROUND_FLOOR else 0, 0, min(e1, e2), context)


def _zero_sum(sign, coef, exp, zero_exp, context):
    """A number plus a zero, whose exponent is kept if there's room."""
    if zero_exp < exp:
        to = max(zero_exp, exp + _ndigits(coef) - context.prec - 1)
        if to < exp:
            coef *= 10 ** (exp - to)
            exp = to
    return _finish(sign, coef, exp, context)


# Transcendental functions: fixed-point binary integers with a few guard bits.

_constants = {}


def _atanh_inverse(n, bits):
    """atanh(1/n) times 2**bits."""
    term = (1 << bits) // n
    square = n * n
    total = term
    k = 3
    while term:
        term //= square
        total += term // k
        k += 2
    return total


def _ln10(bits):
    known = _constants.get("ln10")
    if known is None or known[0] < bits:
        work = bits + 64
        value = 46 * _atanh_inverse(31, work) + 34 * _atanh_inverse(49, work) + 20 * _atanh_inverse(161, work)
        known = _constants["ln10"] = (work - 10, value >> 10)
    return known[1] >> known[0] - bits


def _ln_fixed(coef, exp, bits):
    """ln(coef * 10**exp) times 2**bits, right but for the last few bits."""
    size = _ndigits(coef)
    scale = exp + size
    work = bits + 40 + abs(scale).bit_length()
    # Between 0.1 and 1, then by square roots close to 1.
    m = (coef << work) // 10**size
    if 2 * m < 1 << work:
        m = (coef * 10 << work) // 10**size
        scale -= 1
    roots = 0
    one = 1 << work
    limit = one >> 8
    while abs(m - one) > limit:
        m = _isqrt(m << work)
        roots += 1
    z = ((m - one) << work) // (m + one)
    square = z * z >> work
    total = z
    term = z
    k = 3
    while term and term != -1:
        term = term * square >> work
        total += term // k
        k += 2
    total <<= roots + 1
    total += scale * _ln10(work)
    return total >> work - bits


def _ln_digits(x, digits, ten):
    """|ln x| or |log10 x| with at least so many digits: coefficient and exponent."""
    # Near 1 the logarithm is small: as many bits more as it has leading zeros.
    near = _add_exact(x, -1)
    lead = max(0, -near)
    bits = (digits + lead) * 10 // 3 + 40
    value = abs(_ln_fixed(x._int, x._exp, bits))
    if ten:
        value = (value << bits) // _ln10(bits)
    places = digits + lead + 2
    return value * 10**places >> bits, -places


def _add_exact(x, n):
    """The power of ten just above |x - 1|, or 0 when x isn't near 1."""
    if x.adjusted() not in (0, -1):
        return 0
    gap = abs(x._int - 10**-x._exp) if x._exp <= 0 else 1
    return min(0, _ndigits(gap) + x._exp) if gap else 0


def _exp_fixed(value, bits):
    """e**(value / 2**bits): a coefficient of 2**bits scale between 1 and 10, and a power of ten."""
    extra = max(0, abs(value).bit_length() - bits) + 20
    work = bits + extra
    x = value << extra
    tens, rest = divmod(x, _ln10(work))
    halves = 8 + work // 200
    rest >>= halves
    one = 1 << work
    total = one
    term = one
    k = 1
    while term:
        term = (term * rest >> work) // k
        total += term
        k += 1
    for _ in range(halves):
        total = total * total >> work
    return total >> extra, tens


def _exp_digits(x, digits):
    bits = digits * 10 // 3 + 60
    if x._exp >= 0:
        value = x._int * 10**x._exp << bits
    else:
        value = (x._int << bits) // 10**-x._exp
    return _exp_scaled(-value if x._sign else value, bits, digits)


def _exp_scaled(value, bits, digits):
    c, tens = _exp_fixed(value, bits)
    places = digits + 2
    return c * 10**places >> bits, tens - places


def _ziv(sign, approximate, context, rounding=ROUND_HALF_EVEN):
    """The value rounded as if it were known exactly: more digits until they decide. A result is always inexact."""
    p = context.prec
    for extra in 6, 20, p + 20, 3 * p + 60:
        coef, exp = approximate(p + extra)
        surplus = _ndigits(coef) - p - 1
        if surplus > 2:
            unit = 10**surplus
            tail = coef % unit
            # Undecided while within the error of a digit more than asked for: all zeros or all nines.
            if 1000 < tail < unit - 1000 or extra < 6:
                break
    else:
        half = 10 ** (_ndigits(coef) - p - 1)
        coef = (coef + half // 2) // half * half
        exact = coef // half
        exp += _ndigits(half) - 1
        return _finish_padded(sign, exact, exp, context, rounding)
    return _finish(sign, coef * 10 + 1, exp - 1, context, rounding)


def _finish_padded(sign, coef, exp, context, rounding):
    """An exact value of a function that is inexact by definition: all digits shown."""
    p = context.prec
    size = _ndigits(coef)
    if size <= p:
        coef *= 10 ** (p + 1 - size)
        exp -= p + 1 - size
    result = _finish(sign, coef, exp, context, rounding)
    return _signal(context, _INEXACT | _ROUNDED, result)


def _power(x, y, context):
    if x._special() or y._special():
        nan = _nans(x, y, context)
        if nan is not None:
            return nan
    if not y._int and type(y._exp) is int:
        if not x:
            return _signal(context, _INVALID, _NAN)
        return _ONE
    sign = 0
    whole = y._integral()
    if x._sign:
        if whole:
            if y._exp <= 0 and y._odd():
                sign = 1
        elif x:
            return _signal(context, _INVALID, _NAN)
        x = x.copy_negate()
    if not x:
        if y._sign:
            return _NEGINF if sign else _INF
        return _finish(sign, 0, 0, context)
    if x._exp == "F":
        return _make(sign, 0, 0) if y._sign else _NEGINF if sign else _INF
    p = context.prec
    one = _compare(x, _ONE)
    if one == 0:
        if whole:
            n = int(y) if y.adjusted() < 20 else p * 10
            exp = x._exp * min(abs(n), p * 10) if not y._sign else 0
            if y._sign:
                exp = 1 - p if x._exp else 0
            if exp < 1 - p:
                exp = 1 - p
                _signal(context, _ROUNDED)
        else:
            _signal(context, _INEXACT | _ROUNDED)
            exp = 1 - p
        return _make(sign, 10**-exp, exp)
    if y._exp == "F":
        if (one > 0) == (y._sign == 0):
            return _INF
        return _make(0, 0, 0)
    size = x.adjusted()
    if whole and y.adjusted() < 12:
        n = abs(int(y))
        if n * _ndigits(x._int) <= 4 * p + 200:
            coef = x._int**n
            exp = x._exp * n
            if not y._sign:
                return _finish(sign, coef, exp, context)
            inverse = _reciprocal(sign, coef, exp, context)
            if inverse is not None:
                return inverse
    # Far out of range: no need to know the digits.
    bound = abs(size) if size else 0
    if y.adjusted() > 25 or bound and y.adjusted() + len(str(bound)) > len(str(context.Emax)) + 3:
        up = (one > 0) == (y._sign == 0)
        return _finish(sign, 1, context.Emax + 1 if up else context._etiny() - 2, context)

    def approximate(digits):
        lead = max(0, -_add_exact(x, -1))
        margin = max(0, y.adjusted()) + len(str(abs(size))) + 5
        bits = (digits + margin) * 10 // 3 + 60
        more = lead * 10 // 3
        log = _ln_fixed(x._int, x._exp, bits + more)
        value = log * y._int
        value = value * 10**y._exp if y._exp >= 0 else value // 10**-y._exp
        value >>= more
        return _exp_scaled(-value if y._sign else value, bits, digits)

    return _ziv(sign, approximate, context, context._rounding)


def _reciprocal(sign, coef, exp, context):
    """1 / (coef * 10**exp)."""
    shift = _ndigits(coef) + context.prec + 1
    q, r = divmod(10**shift, coef)
    e = -exp - shift
    if r:
        if q % 5 == 0:
            q += 1
    else:
        ideal = -exp
        while e < ideal and q % 10 == 0:
            q //= 10
            e += 1
    return _finish(sign, q, e, context)


def _pow_mod(x, y, modulo, context):
    for v in x, y, modulo:
        nan = _nans(v, None, context)
        if nan is not None:
            return nan
    if not (x._integral() and y._integral() and modulo._integral()):
        return _signal(context, _INVALID, _NAN)
    if y._sign or not modulo or (modulo.adjusted() >= context.prec) or not x and not y:
        return _signal(context, _INVALID, _NAN)
    sign = x._sign if y._odd() else 0
    m = abs(int(modulo))
    return _make(sign, pow(abs(int(x)), int(y), m), 0)


# Format specifications

_PLAIN_TYPES = "eEfFgGn%"


def _format(self, spec, context):
    if not isinstance(spec, str):
        raise TypeError("format arg must be str")
    s = spec
    fill, align, sign, zero, alt, width, sep, prec, kind = " ", "", "-", False, False, 0, "", None, ""
    negative_zero = True
    if len(s) > 1 and s[1] in "<>=^":
        fill, align, s = s[0], s[1], s[2:]
    elif s[:1] in ("<", ">", "=", "^"):
        align, s = s[0], s[1:]
    if s[:1] in ("+", "-", " "):
        sign, s = s[0], s[1:]
    if s[:1] == "z":
        negative_zero, s = False, s[1:]
    if s[:1] == "#":
        alt, s = True, s[1:]
    if s[:1] == "0":
        zero, s = True, s[1:]
        if align:
            raise ValueError("invalid format string")
        fill, align = "0", "="
    i = 0
    while s[i : i + 1].isdigit():
        i += 1
    if i:
        width, s = int(s[:i]), s[i:]
    if s[:1] in (",", "_"):
        sep, s = s[0], s[1:]
    if s[:1] == ".":
        i = 1
        while s[i : i + 1].isdigit():
            i += 1
        if i == 1:
            raise ValueError("invalid format string")
        prec, s = int(s[1:i]), s[i:]
    if s and s[0] in _PLAIN_TYPES:
        kind, s = s[0], s[1:]
    if s or kind == "n" and sep:
        raise ValueError("invalid format string")
    if self._special():
        body = self.copy_abs().__str__(False, context)
        if kind == "%":
            body += "%"
        if fill == "0" and align == "=":
            fill = " "
        return _pad("-" if self._sign else "" if sign == "-" else sign, body, fill, align or ">", width)
    if not kind:
        kind = "G" if context.capitals else "g"
    elif kind == "n":
        kind = "g"
    negative, coef, exp = self._sign, self._int, self._exp
    rounding = context._rounding
    if kind == "%":
        exp += 2
    if prec is not None:
        if kind in "eE":
            keep = prec + 1
        elif kind in "f%F":
            keep = None
            if coef:
                if exp >= -prec:
                    coef *= 10 ** (exp + prec)
                else:
                    coef = _drop(negative, coef, -prec - exp, rounding)[0]
            exp = -prec
        else:
            keep = max(prec, 1)
        if keep is not None and coef:
            size = _ndigits(coef)
            if size > keep:
                coef = _drop(negative, coef, size - keep, rounding)[0]
                exp += size - keep
                if _ndigits(coef) > keep:
                    coef //= 10
                    exp += 1
            elif kind in "eE":
                coef *= 10 ** (keep - size)
                exp -= keep - size
    if not coef and exp > 0 and kind in "fF%":
        exp = 0
    if not coef and not negative_zero:
        negative = 0
    digits = _text(coef)
    left = exp + len(digits)
    if kind in "eE":
        dot = 1 - prec if not coef and prec is not None else 1
    elif kind in "fF%":
        dot = left
    elif exp <= 0 and left > -6:
        dot = left
    else:
        dot = 1
    if dot < 0:
        whole, fraction = "0", "0" * -dot + digits
    elif dot > len(digits):
        whole, fraction = digits + "0" * (dot - len(digits)), ""
    else:
        whole, fraction = digits[:dot] or "0", digits[dot:]
    tail = "." + fraction if fraction or alt else ""
    power = left - dot
    if power or kind in "eE":
        tail += "%s%+d" % ("E" if kind in "EG" else "e", power)
    if kind == "%":
        tail += "%"
    mark = "-" if negative else "" if sign == "-" else sign
    if sep:
        least = width - len(mark) - len(tail) if fill == "0" and align == "=" else 0
        groups = []
        while True:
            chunk = whole[-3:]
            whole = whole[:-3]
            if not whole and least > len(chunk):
                chunk = chunk.rjust(min(3, least), "0")
            groups.append(chunk)
            least -= len(chunk)
            if not whole and least <= 0:
                break
            least -= 1
            if not whole and least <= 0:
                # A separator may not lead.
                least = 1
        whole = sep.join(reversed(groups))
    return _pad(mark, whole + tail, fill, align or ">", width)


def _pad(mark, body, fill, align, width):
    lack = width - len(mark) - len(body)
    if lack <= 0:
        return mark + body
    if align == "<":
        return mark + body + fill * lack
    if align == ">":
        return fill * lack + mark + body
    if align == "=":
        return mark + fill * lack + body
    half = lack // 2
    return fill * half + mark + body + fill * (lack - half)


# Contexts

_ROUNDING_ERROR = (
    "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
    "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]"
)
_RANGES = {
    "prec": (1, MAX_PREC, "valid range for prec is [1, MAX_PREC]"),
    "Emin": (MIN_EMIN, 0, "valid range for Emin is [MIN_EMIN, 0]"),
    "Emax": (0, MAX_EMAX, "valid range for Emax is [0, MAX_EMAX]"),
    "capitals": (0, 1, "valid values for capitals are 0 or 1"),
    "clamp": (0, 1, "valid values for clamp are 0 or 1"),
}


class SignalDict:
    """Which signals are set, as a mapping."""

    __slots__ = ("_context", "_name")

    def __init__(self, context, name):
        self._context = context
        self._name = name

    def __getitem__(self, signal):
        bits = _BITS.get(signal)
        if bits is None:
            raise KeyError("invalid error flag")
        return getattr(self._context, self._name) & bits != 0

    def __setitem__(self, signal, value):
        bits = _BITS.get(signal)
        if bits is None:
            raise KeyError("invalid error flag")
        now = getattr(self._context, self._name) & ~bits
        setattr(self._context, self._name, now | bits if value else now)

    def __delitem__(self, signal):
        raise ValueError("signal keys cannot be deleted")

    def __iter__(self):
        return iter(_BITS)

    def __len__(self):
        return len(_BITS)

    def __contains__(self, signal):
        return signal in _BITS

    def keys(self):
        return _BITS.keys()

    def values(self):
        return [self[s] for s in _BITS]

    def items(self):
        return [(s, self[s]) for s in _BITS]

    def get(self, signal, default=None):
        return self[signal] if signal in _BITS else default

    def copy(self):
        return dict(self.items())

    def update(self, other):
        for signal in other:
            self[signal] = other[signal]

    def __eq__(self, other):
        if isinstance(other, SignalDict):
            return self.items() == other.items()
        return self.copy() == other if isinstance(other, dict) else NotImplemented

    __hash__ = None

    def __repr__(self):
        return "{%s}" % ", ".join("%r:%r" % item for item in self.items())


def _mask(value):
    if isinstance(value, SignalDict):
        return sum(bits for signal, bits in _BITS.items() if value[signal])
    if isinstance(value, dict):
        if value.keys() != _BITS.keys():
            raise KeyError("invalid signal dict")
        return sum(bits for signal, bits in _BITS.items() if value[signal])
    total = 0
    for signal in value:
        if signal not in _BITS:
            raise TypeError("values must be signals")
        total |= _BITS[signal]
    return total


class Context:
    """Precision, rounding, limits, and what is done about signals."""

    __slots__ = ("_values", "_rounding", "_flags", "_traps", "prec", "Emin", "Emax", "capitals", "clamp")

    def __init__(
        self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None
    ):
        base = DefaultContext if "DefaultContext" in globals() else None
        self.prec = (base.prec if base else 28) if prec is None else prec
        self.rounding = (base._rounding if base else ROUND_HALF_EVEN) if rounding is None else rounding
        self.Emin = (base.Emin if base else -999999) if Emin is None else Emin
        self.Emax = (base.Emax if base else 999999) if Emax is None else Emax
        self.capitals = (base.capitals if base else 1) if capitals is None else capitals
        self.clamp = (base.clamp if base else 0) if clamp is None else clamp
        self._flags = 0 if flags is None else _mask(flags)
        self._traps = (base._traps if base else 31 | _DIVZERO | _OVER) if traps is None else _mask(traps)

    def __setattr__(self, name, value):
        limits = _RANGES.get(name)
        if limits is not None:
            if not isinstance(value, int):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            if not limits[0] <= value <= limits[1]:
                raise ValueError(limits[2])
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        raise AttributeError("context attributes cannot be deleted")

    @property
    def rounding(self):
        return self._rounding

    @rounding.setter
    def rounding(self, value):
        if value not in _ROUNDINGS:
            raise TypeError(_ROUNDING_ERROR)
        self._rounding = value

    @property
    def flags(self):
        return SignalDict(self, "_flags")

    @flags.setter
    def flags(self, value):
        self._flags = _mask(value)

    @property
    def traps(self):
        return SignalDict(self, "_traps")

    @traps.setter
    def traps(self, value):
        self._traps = _mask(value)

    def __repr__(self):
        flags = ", ".join(s.__name__ for s in _SHOWN if self._flags & _BITS[s])
        traps = ", ".join(s.__name__ for s in _SHOWN if self._traps & _BITS[s])
        return (
            f"Context(prec={self.prec}, rounding={self._rounding}, Emin={self.Emin}, Emax={self.Emax}, "
            f"capitals={self.capitals}, clamp={self.clamp}, flags=[{flags}], traps=[{traps}])"
        )

    def __reduce__(self):
        flags = [s for s, bits in _BITS.items() if self._flags & bits]
        traps = [s for s, bits in _BITS.items() if self._traps & bits]
        return Context, (self.prec, self._rounding, self.Emin, self.Emax, self.capitals, self.clamp, flags, traps)

    def clear_flags(self):
        self._flags = 0

    def clear_traps(self):
        self._traps = 0

    def copy(self):
        new = object.__new__(Context)
        new.prec = self.prec
        new._rounding = self._rounding
        new.Emin = self.Emin
        new.Emax = self.Emax
        new.capitals = self.capitals
        new.clamp = self.clamp
        new._flags = self._flags
        new._traps = self._traps
        return new

    __copy__ = copy

    def _etiny(self):
        return self.Emin - self.prec + 1

    def Etiny(self):
        return self._etiny()

    def Etop(self):
        return self.Emax - self.prec + 1

    def radix(self):
        return Decimal(10)

    def create_decimal(self, num="0", /):
        if isinstance(num, str) and (num != num.strip() or "_" in num):
            return _signal(self, _SYNTAX, _NAN)
        d = Decimal(num, self)
        if d.is_nan() and d._int and _ndigits(d._int) > self.prec - self.clamp:
            return _signal(self, _SYNTAX, _NAN)
        return d._fix(self)

    def create_decimal_from_float(self, f, /):
        return Decimal.from_float(f)._fix(self)

    def to_sci_string(self, a, /):
        return _convert(a).__str__(False, self)

    def to_eng_string(self, a, /):
        return _convert(a).to_eng_string(self)

    def copy_decimal(self, a, /):
        return _convert(a)

    def power(self, a, b, modulo=None):
        result = _convert(a).__pow__(b, modulo, self)
        if result is NotImplemented:
            raise TypeError("Unable to convert %s to Decimal" % b)
        return result


def _context_methods():
    def unary(name, method, with_context):
        if with_context:

            def call(self, a, /):
                return method(_convert(a), context=self)

        else:

            def call(self, a, /):
                return method(_convert(a))

        return call

    def binary(name, method):
        def call(self, a, b, /):
            return method(_convert(a), _convert(b), context=self)

        return call

    def third(self, a, b, c, /):
        return _convert(a).fma(b, c, self)

    D = Decimal
    pairs = {
        "add": D.__add__, "subtract": D.__sub__, "multiply": D.__mul__, "divide": D.__truediv__,
        "divide_int": D.__floordiv__, "divmod": D.__divmod__, "remainder": D.__mod__,
    }  # fmt: skip
    for name in (
        "remainder_near quantize compare compare_signal compare_total compare_total_mag max min max_mag min_mag "
        "same_quantum copy_sign scaleb next_toward logical_and logical_or logical_xor rotate shift"
    ).split():
        pairs[name] = getattr(D, name)
    singles = {"minus": D.__neg__, "plus": D.__pos__, "abs": D.__abs__}
    for name in (
        "sqrt exp ln log10 logb normalize to_integral_exact to_integral_value next_minus next_plus number_class "
        "logical_invert is_normal is_subnormal"
    ).split():
        singles[name] = getattr(D, name)
    made = {}
    for name, method in pairs.items():
        made[name] = binary(name, method)
    for name, method in singles.items():
        made[name] = unary(name, method, True)
    for name in (
        "canonical copy_abs copy_negate is_canonical is_finite is_infinite is_nan is_qnan is_signed is_snan is_zero"
    ).split():
        made[name] = unary(name, getattr(D, name), False)
    made["fma"] = third
    made["to_integral"] = made["to_integral_value"]
    for name, function in made.items():
        function.__name__ = name
        function.__qualname__ = "Context." + name
        setattr(Context, name, function)


_context_methods()
_numbers.Number.register(Decimal)
DefaultContext = Context(28, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], [InvalidOperation, DivisionByZero, Overflow])
BasicContext = Context(
    9, ROUND_HALF_UP, -999999, 999999, 1, 0, [],
    [InvalidOperation, DivisionByZero, Overflow, Underflow, Clamped],
)  # fmt: skip
ExtendedContext = Context(9, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], [])
_wide = Context(MAX_PREC, ROUND_HALF_EVEN, MIN_EMIN, MAX_EMAX, 1, 0, [], [])

_current = None


def getcontext():
    """The context that arithmetic uses now."""
    global _current
    if _current is None:
        _current = DefaultContext.copy()
        _current._flags = 0
    return _current


def setcontext(context, /):
    """Makes arithmetic use this context."""
    global _current
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current = context


class _ContextManager:
    __slots__ = ("_new", "_saved")

    def __init__(self, new):
        self._new = new

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, *args):
        setcontext(self._saved)


def localcontext(ctx=None, **kwargs):
    """A manager that sets a copy of a context and gives the old one back."""
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    new = ctx.copy()
    for name, value in kwargs.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        setattr(new, name, value)
    return _ContextManager(new)


def IEEEContext(bits, /):
    """The context of an IEEE 754 interchange format."""
    if bits <= 0 or bits > IEEE_CONTEXT_MAX_BITS or bits % 32:
        raise ValueError("argument must be a multiple of 32, with a maximum of 512")
    emax = 3 * (1 << bits // 16 + 3)
    return Context(9 * (bits // 32) - 2, ROUND_HALF_EVEN, 1 - emax, emax, 1, 1, [], [])


def __getattr__(name):
    if name == "DecimalTuple":
        from collections import namedtuple

        made = namedtuple("DecimalTuple", "sign digits exponent", module="decimal")
        globals()["DecimalTuple"] = made
        return made
    if name in ("__version__", "__libmpdec_version__"):
        return "1.70" if name == "__version__" else "2.5.1"
    raise AttributeError(f"module 'decimal' has no attribute {name!r}")
