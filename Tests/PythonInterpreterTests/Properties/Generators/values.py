"""Random values as source text."""

import math
import struct

EDGES = [0, 1, -1, 2, -2, 7, 10, 255, 256, -256, 2**31, -(2**31), 2**62, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64, 10**18, 10**19, 10**30]
FLOATS = [0.0, -0.0, 0.5, 1.0, -1.5, 2.5, 1e16, 1e15, 1e22, 1e23, 5e-324, 1.7976931348623157e308, 0.1, 1e-4, 1e-5, 9007199254740993.0, 2.675, 1e100]
# Letters whose cases, widths or classes are special, white space, digits, combining marks, all widths of text.
CHARACTERS = "aAbBzZ019 _-.,:'\"\\\t\n\r\x0b\x0c\x1c\x85\xa0éßµÿŉǅİıſΣσςΐ٣²½Ⅷⅷ中あ한\u0301\u2003\u2028\u3000ﬁ\ufb03😀𝔸𐐀𐐨\u200d"


def integer(rng):
    kind = rng.randrange(5)
    if kind == 0:
        return rng.choice(EDGES)
    if kind == 1:
        return rng.choice(EDGES) + rng.randrange(-3, 4)
    if kind == 2:
        return rng.getrandbits(rng.choice([8, 16, 31, 32, 62, 63, 64, 65, 100, 200])) * rng.choice([1, -1])
    return rng.randrange(-20, 21)


def small(rng):
    return rng.randrange(-9, 10)


def floating(rng):
    kind = rng.randrange(6)
    if kind == 0:
        return rng.choice(FLOATS)
    if kind == 1:
        value = struct.unpack("<d", rng.randbytes(8))[0]
        return value if math.isfinite(value) else 1.25
    if kind == 2:
        return rng.randrange(-(10**9), 10**9) / 10 ** rng.randrange(0, 9)
    if kind == 3:
        return (rng.randrange(0, 2000) + 0.5) / 10 ** rng.randrange(0, 4)
    if kind == 4:
        return float(rng.randrange(-100, 100))
    return rng.uniform(-1, 1) * 10.0 ** rng.randrange(-30, 30)


def floating_text(rng):
    special = rng.randrange(40)
    return ["float('inf')", "float('-inf')", "float('nan')"][special] if special < 3 else signed(floating(rng))


def signed(value):
    """In parentheses where a sign would bind otherwise."""
    text = repr(value)
    return f"({text})" if text.startswith("-") else text


def text(rng, longest=8, characters=CHARACTERS):
    if rng.randrange(4) == 0:
        characters = "aAbB ,."
    return "".join(rng.choice(characters) for _ in range(rng.randrange(longest + 1)))


def data(rng, longest=8):
    alphabet = rng.choice([bytes(range(256)), b"abAB ,.\n\t01"])
    return bytes(rng.choice(alphabet) for _ in range(rng.randrange(longest + 1)))


def value(rng, depth=2):
    """Any value of plain data."""
    kind = rng.randrange(12 if depth else 7)
    if kind < 2:
        return repr(integer(rng))
    if kind == 2:
        return floating_text(rng)
    if kind < 5:
        return ascii(text(rng))
    if kind == 5:
        return rng.choice(["True", "False", "None"])
    if kind == 6:
        return repr(data(rng))
    parts = [value(rng, depth - 1) for _ in range(rng.randrange(4))]
    if kind < 9:
        return "[" + ", ".join(parts) + "]"
    if kind == 9:
        return "(" + "".join(part + ", " for part in parts) + ")"
    return "{" + ", ".join(f"{ascii(text(rng, 3))}: {part}" for part in parts) + "}"
