"""Methods of bytes and bytearray."""

from values import data, small

PRELUDE = ""
PLAIN = "upper lower title swapcase capitalize isalpha isalnum isdigit isspace isupper islower istitle isascii split rsplit strip lstrip rstrip splitlines expandtabs hex".split()


def case(rng):
    s = data(rng, rng.choice([3, 8, 30]))
    t = data(rng, 2)
    if s and rng.randrange(2):
        start = rng.randrange(len(s))
        t = s[start : start + rng.randrange(1, 3)]
    window = rng.choice(["", "", f", {small(rng)}", f", {small(rng)}, {small(rng)}"])
    subject = rng.choice(["{!r}", "bytearray({!r})"]).format(s)
    # A bytearray that shows an apostrophe shows it otherwise since 3.14.
    if subject.startswith("bytearray") and b"'" in s + t:
        subject = repr(s)
    return f"{subject}." + rng.choice([
        lambda: rng.choice(PLAIN) + "()",
        lambda: f"{rng.choice(['find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith'])}({t!r}{window})",
        lambda: f"{rng.choice(['find', 'rfind', 'count'])}({rng.randrange(256)}{window})",
        lambda: f"{rng.choice(['partition', 'rpartition', 'removeprefix', 'removesuffix', '__contains__', '__add__', 'strip', 'lstrip', 'rstrip'])}({(t or b'a')!r})",
        lambda: f"{rng.choice(['split', 'rsplit'])}({(t or b',')!r}, {rng.randrange(-1, 4)})",
        lambda: f"replace({t!r}, {data(rng, 3)!r}, {rng.randrange(-1, 4)})",
        lambda: f"join([{t!r}, bytearray({t!r})])",
        lambda: f"{rng.choice(['center', 'ljust', 'rjust'])}({rng.randrange(20)}, b'*')",
        lambda: f"zfill({rng.randrange(20)})",
        lambda: f"decode({rng.choice(['utf-8', 'latin-1', 'ascii', 'utf-16-le'])!r}, {rng.choice(['ignore', 'replace', 'backslashreplace', 'surrogateescape'][:3])!r})",
        lambda: f"translate(bytes(range(255, -1, -1)), {t!r})",
        lambda: f"hex({rng.choice(['-', ':', ' '])!r}, {rng.randrange(-3, 4)})",
        lambda: f"__getitem__({small(rng)})",
        lambda: f"__mul__({rng.randrange(-1, 4)})",
        lambda: f"{rng.choice(['__lt__', '__eq__', '__ge__'])}({t!r})",
    ])()
