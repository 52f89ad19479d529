"""Classical ciphers and how to break them."""
import string
from collections import Counter
from itertools import cycle

ALPHABET = string.ascii_uppercase
ENGLISH = dict(zip(ALPHABET, [8.2, 1.5, 2.8, 4.3, 12.7, 2.2, 2.0, 6.1, 7.0, 0.15, 0.77, 4.0, 2.4, 6.7, 7.5, 1.9, 0.1, 6.0, 6.3, 9.1, 2.8, 0.98, 2.4, 0.15, 2.0, 0.07]))


class Cipher:
    def encrypt(self, text):
        return "".join(self.shift(c, +1) for c in self.start(text))

    def decrypt(self, text):
        return "".join(self.shift(c, -1) for c in self.start(text))

    def start(self, text):
        return text

    def shift(self, char, sign):
        raise NotImplementedError(f"{type(self).__name__} does not shift")


class Caesar(Cipher):
    def __init__(self, key):
        self.key = key

    def shift(self, char, sign):
        if not char.isascii() or not char.isalpha():
            return char
        base = ord("A") if char.isupper() else ord("a")
        return chr((ord(char) - base + sign * self.key) % 26 + base)


class Vigenere(Cipher):
    def __init__(self, word):
        if not word.isalpha():
            raise ValueError(f"key must be letters: {word!r}")
        self.word = word.upper()

    def start(self, text):
        self.keys = cycle(ALPHABET.index(c) for c in self.word)
        return text

    def shift(self, char, sign):
        return Caesar(next(self.keys)).shift(char, sign) if char.isalpha() else char


class Substitution(Cipher):
    def __init__(self, word):
        seen = dict.fromkeys(c for c in word.upper() + ALPHABET if c in ALPHABET)
        self.table = str.maketrans(ALPHABET, "".join(seen))
        self.back = {v: k for k, v in self.table.items()}

    def encrypt(self, text):
        return text.upper().translate(self.table)

    def decrypt(self, text):
        return text.translate(self.back)


class RailFence(Cipher):
    def __init__(self, rails):
        self.rails = rails

    def order(self, n):
        path = list(range(self.rails)) + list(range(self.rails - 2, 0, -1))
        return sorted(range(n), key=lambda i: (path[i % len(path)], i))

    def encrypt(self, text):
        return "".join(text[i] for i in self.order(len(text)))

    def decrypt(self, text):
        out = [""] * len(text)
        for i, c in zip(self.order(len(text)), text):
            out[i] = c
        return "".join(out)


class Playfair(Cipher):
    def __init__(self, word):
        letters = list(dict.fromkeys((word.upper() + ALPHABET).replace("J", "I").replace(" ", "")))
        self.grid = letters
        self.place = {c: divmod(i, 5) for i, c in enumerate(letters)}

    def pairs(self, text):
        letters = [c for c in text.upper().replace("J", "I") if c in self.place]
        while letters:
            a = letters.pop(0)
            b = letters.pop(0) if letters and letters[0] != a else "X"
            yield a, b

    def run(self, text, step):
        for a, b in self.pairs(text):
            (r, c), (s, d) = self.place[a], self.place[b]
            if r == s:
                c, d = (c + step) % 5, (d + step) % 5
            elif c == d:
                r, s = (r + step) % 5, (s + step) % 5
            else:
                c, d = d, c
            yield self.grid[5 * r + c] + self.grid[5 * s + d]

    def encrypt(self, text):
        return " ".join(self.run(text, 1))

    def decrypt(self, text):
        return "".join(self.run(text, -1))


def score(text):
    counts = Counter(c for c in text.upper() if c in ENGLISH)
    total = sum(counts.values()) or 1
    return sum((100 * counts[c] / total - f) ** 2 / f for c, f in ENGLISH.items())


def break_caesar(text):
    return min(range(26), key=lambda k: score(Caesar(k).decrypt(text)))


text = "Defend the east wall of the castle, then meet me at nine!"
for cipher in (Caesar(3), Caesar(-29), Vigenere("Lemon"), Substitution("zebra"), RailFence(3)):
    secret = cipher.encrypt(text)
    back = cipher.decrypt(secret)
    print(f"{type(cipher).__name__:<13}{secret}\n{'':13}{back} {back.lower() == text.lower()}")
fair = Playfair("playfair example")
secret = fair.encrypt("Hide the gold in the tree stump")
print(secret, fair.decrypt(secret))
print([break_caesar(Caesar(k).encrypt(text)) for k in (0, 7, 25)], round(score(text), 2))
xor = bytes(a ^ b for a, b in zip(text.encode(), cycle(b"key")))
print(xor.hex()[:40], bytes(a ^ b for a, b in zip(xor, cycle(b"key"))).decode() == text)
for bad in (lambda: Vigenere("k3y"), lambda: Cipher().encrypt("x")):
    try:
        bad()
    except (ValueError, NotImplementedError) as error:
        print(type(error).__name__, error)
