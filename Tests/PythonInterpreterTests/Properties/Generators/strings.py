"""Methods of str over all kinds of characters."""

from values import integer, small, text

PRELUDE = ""
PLAIN = """upper lower title swapcase casefold capitalize isalpha isalnum isdecimal isdigit isnumeric isspace isupper islower
istitle isidentifier isprintable isascii split rsplit strip lstrip rstrip splitlines expandtabs""".split()


def some(rng, subject):
    """Often a part of the subject."""
    if subject and rng.randrange(2):
        start = rng.randrange(len(subject))
        return subject[start : start + rng.randrange(1, 4)]
    return text(rng, 3)


def case(rng):
    s = text(rng, rng.choice([3, 8, 30]))
    t, u = ascii(some(rng, s)), ascii(text(rng, 3))
    window = rng.choice(["", "", f", {small(rng)}", f", {small(rng)}, {small(rng)}"])
    call = rng.choice([
        lambda: rng.choice(PLAIN) + "()",
        lambda: rng.choice(PLAIN) + "()",
        lambda: f"{rng.choice(['find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith'])}({t}{window})",
        lambda: f"{rng.choice(['partition', 'rpartition', 'removeprefix', 'removesuffix', '__contains__', '__add__', 'strip', 'lstrip', 'rstrip'])}({t})",
        lambda: f"{rng.choice(['split', 'rsplit'])}({t}, {rng.randrange(-1, 4)})",
        lambda: f"{rng.choice(['split', 'rsplit'])}(None, {rng.randrange(-1, 4)})",
        lambda: f"replace({t}, {u}, {rng.randrange(-1, 4)})",
        lambda: f"replace({t}, {u})",
        lambda: f"join([{t}, {u}, {t}])",
        lambda: f"{rng.choice(['center', 'ljust', 'rjust'])}({rng.randrange(20)}, {ascii(rng.choice('* é😀'))})",
        lambda: f"zfill({rng.randrange(20)})",
        lambda: f"expandtabs({rng.randrange(-1, 9)})",
        lambda: f"splitlines({rng.choice([True, False])})",
        lambda: f"translate({{97: 'xyz', 65: None, 32: 9731, 233: 'e'}})",
        lambda: f"encode({rng.choice(['utf-8', 'utf-16', 'utf-32-be', 'latin-1', 'ascii'])!r}, {rng.choice(['ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'namereplace'][:4])!r})",
        lambda: f"__mul__({rng.randrange(-1, 4)})",
        lambda: f"{rng.choice(['__lt__', '__le__', '__eq__', '__gt__'])}({t})",
    ])()
    kind = rng.randrange(8)
    if kind == 0:
        return rng.choice([f"repr({ascii(s)})", f"ascii({ascii(s)})", f"sorted({ascii(s)})", f"list(reversed({ascii(s)}))", f"[ord(c) for c in {ascii(s)}]", f"len({ascii(s)})"])
    return f"{ascii(s)}.{call}"
