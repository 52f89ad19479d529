"""Format specifications of numbers and text, by format(), f-strings, str.format and %."""

from values import floating_text, integer, signed, text

PRELUDE = ""


def specification(rng, types):
    fill = rng.choice(["", "", "", "*", "0", "é", "😀", " "])
    align = rng.choice(["<", ">", "^", "="] if rng.randrange(8) == 0 else ["<", ">", "^"]) if fill or rng.randrange(3) == 0 else ""
    sign = rng.choice(["", "", "", "+", "-", " "])
    options = rng.choice(["", "", "", "z", "#", "0"])
    width = rng.choice(["", "", str(rng.randrange(0, 30))])
    grouping = rng.choice(["", "", "", ",", "_"])
    precision = rng.choice(["", "", "." + str(rng.randrange(0, 25))])
    return fill * bool(align) + align + sign + options + width + grouping + precision + rng.choice(types)


def value(rng):
    kind = rng.randrange(5)
    if kind < 2:
        return signed(integer(rng)), ["", "d", "b", "o", "x", "X", "n", "c", "e", "f", "g", "%", "s"]
    if kind < 4:
        return floating_text(rng), ["", "e", "E", "f", "F", "g", "G", "n", "%", "d"]
    return ascii(text(rng)), ["", "s", "d"]


def percent(rng):
    flags = "".join(rng.choice("-+ 0#") for _ in range(rng.randrange(3)))
    width = rng.choice(["", "", str(rng.randrange(0, 20))])
    precision = rng.choice(["", "", "." + str(rng.randrange(0, 12))])
    return "%" + flags + width + precision + rng.choice("diouxXeEfFgGsrac")


def case(rng):
    thing, types = value(rng)
    spec = specification(rng, types)
    kind = rng.randrange(6)
    if kind == 0:
        return f"attempt(lambda: ('<{{:{spec}}}>').format({thing}))"
    if kind == 1:
        return f"attempt(lambda: {ascii('<' + percent(rng) + '>')} % ({thing},))"
    if kind == 2:
        conversion = rng.choice(["!r", "!s", "!a"])
        return f"attempt(lambda: f'<{{{thing.replace(chr(39), chr(34))}{conversion}:{rng.randrange(12)}}}>')" if "'" not in thing and "\\" not in thing else f"repr({thing})"
    if kind == 3:
        return f"x = {thing}\nw = {rng.randrange(20)}\nattempt(lambda: f'<{{x:>{{w}}}}>{{x=}}')"
    return f"attempt(format, {thing}, {spec!r})"
