"""Cases of float and complex arithmetic and text with CPython's answers, fields separated by tabs."""
import math
import operator
import random
import struct
import sys

seed, count = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)
SPECIAL = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, 1e16, 1e15, 123456789012345680.0, 1e22, 1e23, 5e-324, 2.2250738585072014e-308,
           1.7976931348623157e308, math.inf, -math.inf, math.nan, 0.1, 1e-4, 1e-5, 9007199254740993.0, 2.675, 1e100]


def number():
    kind = rng.randrange(8)
    if kind == 0:
        return rng.choice(SPECIAL)
    if kind == 1:
        return struct.unpack("<d", rng.randbytes(8))[0]
    if kind == 2:
        return math.ldexp(1.0, rng.randrange(-1074, 1024))
    if kind == 3:
        return float(rng.randrange(-10**6, 10**6))
    if kind == 4:
        return rng.randrange(-10**9, 10**9) / 10 ** rng.randrange(0, 9)
    if kind == 5:
        return (rng.randrange(0, 2000) + 0.5) / 10 ** rng.randrange(0, 4)
    if kind == 6:
        return rng.randrange(-40, 40) / 4
    return rng.uniform(-1, 1) * 10.0 ** rng.randrange(-30, 30)


def text(value):
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int):
        return format(value, "x")
    if isinstance(value, float):
        return value.hex()
    if isinstance(value, complex):
        return text(value.real) + " " + text(value.imag)
    if isinstance(value, tuple):
        return " ".join(map(text, value))
    return str(value)


def message(error):
    if isinstance(error, ZeroDivisionError):
        if "power" not in str(error):
            return "division by zero"
        return "zero to a negative or complex power" if "complex" in str(error) else "zero to a negative power"
    return str(error)


def case(name, function, *arguments, shown=None):
    try:
        answer = text(function(*arguments))
    except (ArithmeticError, ValueError) as error:
        answer = "!" + type(error).__name__ + " " + message(error)
        if name in ("parse", "complexparse"):
            answer = "!none"
    print(name, *map(text, shown or arguments), answer, sep="\t")


def decimal_text():
    digits = "".join(rng.choice("0123456789") for _ in range(rng.choice([1, 2, 5, 17, 20, 40, 400])))
    point = rng.randrange(len(digits) + 1)
    out = digits[:point] + rng.choice(["", ".", "."]) + digits[point:]
    if rng.randrange(2):
        out += rng.choice("eE") + rng.choice(["", "+", "-"]) + str(rng.choice([0, 3, 22, 30, 300, 308, 324, 400, 99999999999]))
    out = rng.choice(["", "", "-", "+"]) + out
    if rng.randrange(5) == 0:
        at = rng.randrange(len(out) + 1)
        out = out[:at] + rng.choice(["_", "__", " ", "e", ".", "-", "x", "inf", "nan", "j"]) + out[at:]
    return rng.choice(["", "", " "]) + out + rng.choice(["", "", " "])


def complex_text():
    parts = rng.choice(["", decimal_text().strip(), "inf", "nan"]) + rng.choice(["", "+", "-", "j"]) + rng.choice(
        ["", "1.5", "2e3", "inf", "1_0"]) + rng.choice(["", "j", "J", "jj"])
    return rng.choice(["{}", "({})", " ( {} ) ", "({}", "{})", " {} "]).format(parts)


def power(left, right):
    if left < 0 and math.isfinite(right) and right != math.floor(right) and math.isfinite(left):
        return "complex"
    return left ** right


for _ in range(count):
    value, other = number(), number()
    case("repr", repr, value)
    if value == value:
        case("hash", hash, value)
    case("hex", float.hex, value)
    case("round", round, value, rng.choice([0, 1, 2, 3, 5, 10, -1, -2, -5, 15, 16, 20, 100, 300, -300, 309, -309, 324]))
    case("roundint", round, value)
    case("integer", int, value)
    case("whole", float.is_integer, value)
    case("ratio", float.as_integer_ratio, value)
    case("divmod", divmod, value, other)
    case("mod", operator.mod, value, other)
    case("floordiv", operator.floordiv, value, other)
    case("pow", power, value, other)
    case("pow", power, float(rng.randrange(-9, 9)), float(rng.randrange(-9, 9)) / rng.choice([1, 2]))
    string = decimal_text()
    case("parse", float, string)
    middle = rng.choice([value, other, 1.0])
    if math.isfinite(middle) and 0 < abs(middle) < 1e300:
        # Halfway between two doubles, and a hair beside it.
        from fractions import Fraction
        half = (Fraction(middle) + Fraction(math.nextafter(middle, math.inf))) / 2
        scale = 1074 + 2
        digits = str(abs(half.numerator) * 10**scale // half.denominator)
        case("parse", float, digits + rng.choice(["", "0" * 20 + "1"])[:0] + f"e-{scale}")
    case("fromhex", float.fromhex, rng.choice(["0x", "", "-0X", "+"]) + "".join(
        rng.choice("0123456789abcdefF") for _ in range(rng.choice([1, 3, 14, 15, 18, 30]))) + rng.choice(["", ".", ".8", ".00000000000001"]) +
        rng.choice(["", "p0", "p-1074", "P+10", "p-1100", "p1000", "p1023", "q"]))
    z, w = complex(number(), number()), complex(number(), number())
    case("complexrepr", repr, z)
    if z == z:
        case("complexhash", hash, z)
    case("complexadd", operator.add, z, w)
    if all(map(math.isfinite, (z.real, z.imag, w.real, w.imag))):
        case("complexmul", operator.mul, z, w)
        case("complexdiv", operator.truediv, z, w)
        case("complexabs", abs, z)
        small = complex(rng.randrange(-9, 9) / 4, rng.randrange(-9, 9) / 4)
        case("complexpow", operator.pow, small, complex(rng.randrange(-9, 9), 0))
        case("complexpow", operator.pow, small, complex(rng.randrange(-9, 9) / 2, rng.randrange(-3, 3)))
    string = complex_text()
    case("complexparse", complex, string)
