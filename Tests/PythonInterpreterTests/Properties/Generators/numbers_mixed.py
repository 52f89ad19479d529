"""Comparisons and hashes of numbers of all types, which must agree."""

from values import floating_text, integer, signed, small

PRELUDE = "from fractions import Fraction\nfrom decimal import Decimal\n"


def number(rng, complexes=True):
    kind = rng.randrange(9 if complexes else 8)
    if kind < 3:
        return signed(integer(rng))
    if kind < 5:
        return floating_text(rng)
    if kind == 5:
        return rng.choice(["True", "False"])
    if kind == 6:
        return f"Fraction({integer(rng)}, {rng.randrange(1, 40)})"
    if kind == 7:
        return f"Decimal({str(rng.randrange(-1000, 1000) / 8)!r})"
    return f"complex({small(rng)}, {rng.choice([0, 0, 1, 0.5])})"


def case(rng):
    a, b = number(rng), number(rng)
    if rng.randrange(4) == 0:
        b = rng.choice(["int({})", "float({})", "Fraction({})", "complex({})"]).format(a)
    return rng.choice([
        f"attempt(lambda: [({a}) {rng.choice(['<', '<=', '>', '>='])} ({b})])",
        f"attempt(lambda: [({a}) == ({b}), ({a}) != ({b}), ({a}) == ({b}) and hash({a}) != hash({b})])",
        f"attempt(lambda: [x for x in [{a}] if x == x and [hash(x)]] and hash({a}))" if "nan" not in a else "0",
        # Complex numbers are another matter since 3.14: an operand without an imaginary part counts as real.
        f"attempt(lambda: [({number(rng, False)}) {rng.choice(['+', '-', '*', '/', '//', '%'])} ({number(rng, False)})])",
        f"attempt(lambda: sorted([{a}, {b}, {number(rng)}, {number(rng)}]))" if "nan" not in a + b else "1",
        f"attempt(lambda: len({{{a}, {b}, {number(rng)}}}))",
        f"attempt(lambda: [min({a}, {b}), max({a}, {b})])",
        # With ours the same NaN is one value, without identity.
        f"attempt(lambda: [{{{a}: 1}}.get({b}), ({a}) in [{b}]])" if "nan" not in a + b else "2",
    ])
