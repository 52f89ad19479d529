"""int(), float(), complex() and literals of random text."""

from values import floating, integer

PRELUDE = ""
PIECES = list("0123456789") + ["_", "-", "+", ".", "e", "E", "x", "0x", "0b", "0o", "j", " ", "\t", "\u2003", "\u0663", "\u0967", "a", "f", "g", "Z", "inf", "nan", "(", ")", "\0", "\ud800", "\x1c"]


def number_text(rng):
    kind = rng.randrange(4)
    if kind == 0:
        return str(integer(rng))
    if kind == 1:
        return repr(floating(rng))
    if kind == 2:
        return "".join(rng.choice(PIECES[:16]) for _ in range(rng.randrange(1, 30)))
    return "".join(rng.choice(PIECES) for _ in range(rng.randrange(7)))


def mutated(rng, text):
    for _ in range(rng.choice([0, 0, 1, 2])):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(PIECES) + text[at + rng.randrange(2):]
    return text


def case(rng):
    text = ascii(mutated(rng, number_text(rng)))
    return rng.choice([
        f"int({text})",
        f"float({text})",
        f"attempt(int, {text}, {rng.choice([0, 2, 8, 10, 16, 36, 7, 1, 37])})",
        f"attempt(complex, {text})",
        f"attempt(float.fromhex, {text})" if "\\ud800" not in text else "0",
        f"attempt(int, {text}.encode('utf-8', 'replace'))",
    ])
