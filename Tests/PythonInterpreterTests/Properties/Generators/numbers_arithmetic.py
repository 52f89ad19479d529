"""Expressions of integers and floats, and their methods."""

from values import floating_text, integer, signed, small

PRELUDE = "import math\n"
OPERATORS = ["+", "-", "*", "//", "%", "/", "&", "|", "^", "<", "<=", "==", "!=", ">"]
METHODS = [
    "abs({})", "-{}", "+{}", "~{}", "bool({})", "int({})", "float({})", "round({})", "hash({})", "str({})", "repr({})",
    "({}).bit_length()", "({}).bit_count()", "({}).as_integer_ratio()", "float({}).is_integer()", "({}).hex()", "hex({})",
    "bin({})", "oct({})", "complex({})", "({}).conjugate()", "math.floor({})", "math.ceil({})", "math.trunc({})",
    "math.isqrt({})", "math.frexp({})", "math.modf({})", "math.fabs({})", "math.sqrt({})", "math.log2({})",
    "({}).real", "({}).numerator", "math.ulp({})", "math.nextafter({}, 0)",
]


def number(rng):
    return floating_text(rng) if rng.randrange(3) == 0 else signed(integer(rng))


def expression(rng, depth):
    if depth == 0:
        return number(rng)
    kind = rng.randrange(10)
    left = expression(rng, depth - 1)
    if kind < 6:
        return f"({left} {rng.choice(OPERATORS)} {expression(rng, depth - 1)})"
    if kind == 6:
        return f"({left} {rng.choice(['<<', '>>'])} {rng.randrange(0, 80)})"
    if kind == 7:
        return f"({signed(small(rng))} ** {rng.randrange(-4, 9)})"
    if kind == 8:
        return f"({left} if {number(rng)} {rng.choice(['<', '>=', '=='])} {number(rng)} else {number(rng)})"
    return rng.choice(METHODS[:5]).format(left)


def case(rng):
    text = anything(rng)
    # The hash of a NaN is its address.
    return text if "hash(" not in text or "nan" not in text and "inf" not in text and "Infinity" not in text else "0"


def anything(rng):
    kind = rng.randrange(9)
    if kind < 4:
        return "attempt(lambda: " + expression(rng, rng.randrange(1, 4)) + ")"
    if kind < 6:
        return "attempt(lambda: " + rng.choice(METHODS).format(number(rng)) + ")"
    if kind == 6:
        return f"attempt(lambda: {number(rng)} {rng.choice(OPERATORS)} {number(rng)})"
    return "attempt(lambda: " + rng.choice([
        f"divmod({number(rng)}, {number(rng)})",
        f"pow({integer(rng)}, {rng.randrange(0, 40)}, {integer(rng)})",
        f"pow({integer(rng)}, {rng.randrange(-3, 0)}, {integer(rng)})",
        f"round({number(rng)}, {rng.randrange(-5, 18)})",
        f"math.gcd({integer(rng)}, {integer(rng)})",
        f"math.lcm({integer(rng)}, {integer(rng)})",
        f"math.comb({rng.randrange(0, 60)}, {rng.randrange(0, 60)})",
        f"({integer(rng)}).to_bytes({rng.randrange(0, 30)}, {rng.choice(['big', 'little'])!r}, signed={rng.choice([True, False])})",
        f"int.from_bytes({rng.randbytes(rng.randrange(0, 20))!r}, {rng.choice(['big', 'little'])!r}, signed={rng.choice([True, False])})",
        f"math.fmod({number(rng)}, {number(rng)})",
        f"math.ldexp({floating_text(rng)}, {rng.randrange(-1100, 1100)})",
        f"math.copysign({number(rng)}, {number(rng)})",
        f"math.remainder({number(rng)}, {number(rng)})",
        f"math.fsum([{', '.join(floating_text(rng) for _ in range(rng.randrange(6)))}])",
        f"sum([{', '.join(repr(integer(rng)) for _ in range(rng.randrange(6)))}])",
        f"{floating_text(rng)} ** {rng.choice(['0.5', '2', '-1', '3', '0'])}",
    ]) + ")"
