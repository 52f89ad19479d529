"""Cases of integer arithmetic with CPython's answers: one a line, fields separated by tabs, integers in hexadecimal."""
import math
import operator
import random
import sys

seed, count = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)
if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)


def number(most=5000):
    kind = rng.randrange(9)
    if kind == 0:
        return rng.choice([0, 1, -1, 2, -2, 2**63, -2**63, 2**63 - 1, 2**64, -2**64, 2**64 - 1, 10**19, -10**18])
    if kind <= 2:
        bits = rng.randrange(1, 70)
    elif kind <= 6:
        bits = rng.randrange(1, 700)
    else:
        bits = rng.randrange(1, most)
    value = rng.getrandbits(bits)
    if rng.randrange(4) == 0:
        # Runs of ones and zeros find carries that random bits never make.
        value = 0
        while value.bit_length() < bits:
            run = rng.randrange(1, 130)
            value = value << run | (((1 << run) - 1) if rng.randrange(2) else 0) | (value == 0)
    if rng.randrange(6) == 0:
        value = (1 << bits) + rng.randrange(-1, 2)
    return -value if rng.randrange(2) else value


def text(value):
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int):
        return format(value, "x")
    if isinstance(value, float):
        return value.hex()
    if isinstance(value, tuple):
        return " ".join(map(text, value))
    if isinstance(value, bytes):
        return value.hex() or "-"
    return str(value)


def digits(value, radix):
    sign, value, out = "-" if value < 0 else "", abs(value), []
    while value:
        value, digit = divmod(value, radix)
        out.append("0123456789abcdefghijklmnopqrstuvwxyz"[digit])
    return sign + ("".join(reversed(out)) or "0")


def case(name, function, *arguments):
    try:
        answer = text(function(*arguments))
    except (ArithmeticError, ValueError) as error:
        message = "division by zero" if isinstance(error, ZeroDivisionError) else str(error)
        answer = "!" + type(error).__name__ + " " + message
    print(name, *map(text, arguments), answer, sep="\t")


binary = {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul, "divmod": divmod, "mod": operator.mod,
    "and": operator.and_, "or": operator.or_, "xor": operator.xor, "truediv": operator.truediv,
    "gcd": math.gcd, "lcm": math.lcm, "cmp": lambda a, b: (a > b) - (a < b),
}
for index in range(count):
    for name, function in binary.items():
        left, right = number(), number()
        if name == "gcd" and rng.randrange(2):
            common = number(400)
            left, right = left * common, right * common
        if name in ("divmod", "mod") and rng.randrange(2):
            left = left * right + rng.randrange(-2, 3)
        case(name, function, left, right)
    value, bits = number(), rng.randrange(0, 400)
    case("shl", operator.lshift, value, bits)
    case("shr", operator.rshift, value, bits)
    case("hash", hash, value)
    case("float", float, value >> max(0, value.bit_length() - rng.randrange(1, 1100)))
    case("float", float, (rng.getrandbits(54) << 1 | 1) << rng.randrange(0, 80) | rng.randrange(2))
    case("bits", lambda v: (v.bit_length(), v.bit_count()), value)
    case("isqrt", math.isqrt, abs(number()))
    root = abs(number(1500))
    case("isqrt", math.isqrt, max(root * root + rng.randrange(-1, 2), 0))
    case("pow", operator.pow, number(200), rng.randrange(0, 40))
    case("powmod", pow, number(300), number(60), number(300) | rng.randrange(2))
    case("invert", operator.invert, value)
    case("decimal", str, number(20000))
    radix = rng.randrange(2, 37)
    case("digits", digits, number(3000), radix)
    length = rng.randrange(0, 40)
    order, signed = rng.choice(["little", "big"]), rng.randrange(2) == 1
    small = number(330)
    case("tobytes", lambda v, n, o, s: v.to_bytes(n, "big" if o else "little", signed=bool(s)), small, length,
         int(order == "big"), int(signed))
    raw = bytes(rng.choice([0, 255, rng.randrange(256)]) for _ in range(length))
    case("frombytes", lambda b, o, s: int.from_bytes(b, "big" if o else "little", signed=bool(s)), raw,
         int(order == "big"), int(signed))
    real = rng.choice([rng.uniform(-1e3, 1e3), float(value >> max(0, value.bit_length() - 900)), math.inf, -math.inf])
    case("cmpfloat", lambda v, r: (v > r) - (v < r), value, real)
    case("cmpfloat", lambda v, r: (v > r) - (v < r), value >> max(0, value.bit_length() - 900), real)
    case("truncate", int, rng.uniform(-1, 1) * 2.0 ** rng.randrange(0, 1023))
for value in list(range(0, 60)) + [100, 171, 500, 1000, 2000]:
    case("factorial", math.factorial, value)
for _ in range(200):
    total, chosen = rng.choice([rng.randrange(0, 60), rng.randrange(0, 3000), rng.getrandbits(90)]), rng.randrange(0, 90)
    case("comb", math.comb, total, chosen)
    case("perm", math.perm, total, chosen)
# A few that reach the recursive algorithms.
for bits in (8000, 20000, 70000, 150000):
    for _ in range(3):
        left, right = rng.getrandbits(bits), rng.getrandbits(rng.randrange(bits // 3, bits))
        case("mul", operator.mul, left, right)
        case("mul", operator.mul, left, left)
        case("divmod", divmod, left * right - rng.randrange(3), right)
        case("divmod", divmod, -left << rng.randrange(bits), right)
        case("divmod", divmod, (1 << 2 * bits) - 1, (1 << bits) - 1 - rng.randrange(2))
        case("divmod", divmod, ((1 << bits) - 1) << bits, (1 << bits) - 1 << rng.randrange(64))
        case("isqrt", math.isqrt, left)
        case("gcd", math.gcd, left * 12345678901234567890123, right * 12345678901234567890123)
        case("decimal", str, left)
