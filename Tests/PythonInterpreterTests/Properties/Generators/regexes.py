"""Random patterns through the functions of re, without possessive and atomic parts, which 3.11 gets wrong."""

PRELUDE = "import re\n"
ATOMS = ["a", "b", "c", ".", "\\\\d", "\\\\w", "\\\\s", "\\\\b", "[ab]", "[^a]", "[a-c0-3]", "é", "^", "$", "1", "\\\\W", "\\\\B", "\\\\Z"]
SUBJECTS = ["abcabc", "aab 123 cab", "éab\\nabc 1", "", "aaaaaa", "b1b2b3", "Ab aB\\tc", "ccab\\n"]


def pattern(rng, depth=2):
    parts = []
    for _ in range(rng.randrange(1, 4)):
        kind = rng.randrange(9) if depth else rng.randrange(5)
        if kind < 5:
            part = rng.choice(ATOMS)
        elif kind < 7:
            part = "(" + rng.choice(["", "", "?:", "?=", "?!", "?<=", "?P<n>", "?i:"]) + pattern(rng, depth - 1) + ")"
        elif kind == 7:
            part = "(?:" + pattern(rng, depth - 1) + "|" + pattern(rng, depth - 1) + ")"
        else:
            part = rng.choice(["\\\\1", "(a)\\\\1", "(?(1)a|b)"])
        parts.append(part + rng.choice(["", "", "", "*", "+", "?", "*?", "+?", "{2}", "{1,2}", "{,2}?"]))
    return "".join(parts)


def case(rng):
    p = pattern(rng)
    s = rng.choice(SUBJECTS) if rng.randrange(2) else "".join(rng.choice("abc1 é") for _ in range(rng.randrange(10)))
    if not s and "B" in p:
        # Between no characters there is no boundary since 3.14.
        s = "a"
    flags = rng.choice(["0", "0", "re.I", "re.M", "re.S", "re.A", "re.I | re.M"])
    if rng.randrange(8) == 0:
        call = f"re.findall(b'{p}', b'{s}', {flags})" if "é" not in p + s else "0"
    else:
        call = rng.choice([
            f"re.findall('{p}', '{s}', {flags})",
            f"[(m.span(), m.groups(), m.lastindex, m.groupdict()) for m in re.finditer('{p}', '{s}', {flags})]",
            f"re.sub('{p}', {rng.choice([repr('-'), repr('<' + chr(92) + 'g<0>>'), 'lambda m: m[0].upper() + str(m.start())'])}, '{s}', count={rng.randrange(3)}, flags={flags})",
            f"re.split('{p}', '{s}', maxsplit={rng.randrange(3)}, flags={flags})",
            f"(m := re.match('{p}', '{s}', {flags})) and (m.regs, m.expand('[{chr(92) * 2}g<0>]'))",
            f"repr(re.fullmatch('{p}', '{s}', {flags}))",
            f"re.subn('{p}', '', '{s}')",
            f"re.compile('{p}', {flags}).search('{s}', {rng.randrange(3)}, {rng.randrange(3, 9)})",
        ])
    return f"attempt(lambda: {call})"
