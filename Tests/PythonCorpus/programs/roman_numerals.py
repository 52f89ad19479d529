"""Roman numerals, number names and other ways to write numbers."""
import re

PAIRS = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
VALID = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")


class Roman(int):
    def __new__(cls, value):
        if isinstance(value, str):
            value = cls.parse(value)
        if not 0 < value < 4000:
            raise ValueError(f"{value} cannot be written in Roman numerals")
        return super().__new__(cls, value)

    @staticmethod
    def parse(text):
        if not text or not VALID.fullmatch(text.upper()):
            raise ValueError(f"not a Roman numeral: {text!r}")
        total, text = 0, text.upper()
        for value, letters in PAIRS:
            while text.startswith(letters):
                total, text = total + value, text[len(letters):]
        return total

    def __str__(self):
        left, out = int(self), ""
        for value, letters in PAIRS:
            count, left = divmod(left, value)
            out += letters * count
        return out

    def __repr__(self):
        return f"Roman({str(self)!r})"

    def __add__(self, other):
        return Roman(int(self) + int(other))

    __radd__ = __add__

    def __sub__(self, other):
        return Roman(int(self) - int(other))


SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = ["", " thousand", " million", " billion", " trillion"]


def words(n):
    if n < 0:
        return "minus " + words(-n)
    if n < 20:
        return SMALL[n]
    if n < 100:
        return TENS[n // 10] + ("-" + SMALL[n % 10] if n % 10 else "")
    if n < 1000:
        return SMALL[n // 100] + " hundred" + (" and " + words(n % 100) if n % 100 else "")
    parts, scale = [], 0
    while n:
        n, group = divmod(n, 1000)
        if group:
            parts.append(words(group) + SCALES[scale])
        scale += 1
    return " ".join(reversed(parts))


def ordinal(n):
    suffix = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"


def base(n, b, digits="0123456789abcdefghijklmnopqrstuvwxyz"):
    if n < 0:
        return "-" + base(-n, b)
    return digits[n] if n < b else base(n // b, b) + digits[n % b]


for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999):
    numeral = Roman(n)
    assert Roman(str(numeral)) == n
    print(f"{n:>5} {numeral!s:<14} {ordinal(n):<7} {words(n)}")
print(all(Roman.parse(str(Roman(n))) == n for n in range(1, 4000)))
print(Roman("XIV") + Roman("VI"), Roman("X") - 1, 5 + Roman("V"), repr(sum([Roman("I"), Roman("II")])), sorted([Roman("L"), Roman("IX")]))
for bad in ("IIII", "VX", "", "ABC", 0, 4000):
    try:
        print(Roman(bad))
    except ValueError as error:
        print(error)
try:
    Roman("I") - 5
except ValueError as error:
    print(error)
print(words(1_002_003_004), words(-17), words(1_000_000), words(999_999))
print([base(255, b) for b in (2, 3, 8, 16, 36)], base(-10, 2), [int(base(12345, b), b) for b in (2, 7, 36)])
print(max(range(1, 4000), key=lambda n: (len(str(Roman(n))), -n)), [ordinal(n) for n in (1, 2, 3, 11, 12, 13, 21, 102, 111)])
