"""Run lengths, Huffman codes, LZW and a move-to-front transform, all checked by undoing them."""
import heapq
from collections import Counter
from itertools import groupby


def run_length(text):
    return "".join(f"{n if n > 1 else ''}{c}" for c, n in ((c, len(list(g))) for c, g in groupby(text)))


def run_length_back(code):
    out, count = [], ""
    for char in code:
        if char.isdigit():
            count += char
        else:
            out.append(char * int(count or 1))
            count = ""
    if count:
        raise ValueError(f"count {count} without a character")
    return "".join(out)


class Huffman:
    def __init__(self, text):
        heap = [(n, i, c) for i, (c, n) in enumerate(sorted(Counter(text).items()))]
        heapq.heapify(heap)
        ticket = len(heap)
        while len(heap) > 1:
            (n, _, a), (m, _, b) = heapq.heappop(heap), heapq.heappop(heap)
            heapq.heappush(heap, (n + m, ticket, (a, b)))
            ticket += 1
        self.tree = heap[0][2] if heap else ""
        self.codes = dict(self._walk(self.tree, "")) if heap else {}

    def _walk(self, node, prefix):
        match node:
            case str():
                yield node, prefix or "0"
            case (left, right):
                yield from self._walk(left, prefix + "0")
                yield from self._walk(right, prefix + "1")

    def encode(self, text):
        return "".join(self.codes[c] for c in text)

    def decode(self, bits):
        back = {code: c for c, code in self.codes.items()}
        out, word = [], ""
        for bit in bits:
            word += bit
            if word in back:
                out.append(back[word])
                word = ""
        if word:
            raise ValueError(f"left over bits {word}")
        return "".join(out)


def lzw(text):
    table = {chr(i): i for i in range(128)}
    word, out = "", []
    for char in text:
        if word + char in table:
            word += char
        else:
            out.append(table[word])
            table[word + char] = len(table)
            word = char
    return out + ([table[word]] if word else [])


def lzw_back(codes):
    if not codes:
        return ""
    table = {i: chr(i) for i in range(128)}
    word = table[codes[0]]
    out = [word]
    for code in codes[1:]:
        entry = table.get(code, word + word[0])
        out.append(entry)
        table[len(table)] = word + entry[0]
        word = entry
    return "".join(out)


def move_to_front(text, alphabet):
    symbols, out = list(alphabet), []
    for char in text:
        i = symbols.index(char)
        out.append(i)
        symbols.insert(0, symbols.pop(i))
    return out


def burrows_wheeler(text):
    text += "\0"
    return "".join(t[-1] for t in sorted(text[i:] + text[:i] for i in range(len(text))))


def burrows_wheeler_back(last):
    table = [""] * len(last)
    for _ in last:
        table = sorted(c + t for c, t in zip(last, table))
    return next(t for t in table if t.endswith("\0"))[:-1]


samples = ["", "a", "aaaabbbcca", "banana bandana", "the theme of the thesis is then the thing"]
for text in samples:
    code = run_length(text)
    huffman = Huffman(text)
    bits = huffman.encode(text)
    codes = lzw(text)
    mixed = burrows_wheeler(text)
    assert run_length_back(code) == text and huffman.decode(bits) == text and lzw_back(codes) == text and burrows_wheeler_back(mixed) == text
    print(f"{text!r}\n  rle {code!r}\n  huffman {len(bits)} of {8 * len(text)} bits {bits[:40]}\n  lzw {codes[:12]}\n  bwt {mixed!r} mtf {move_to_front(mixed, sorted(set(mixed)))[:15]}")
print(sorted(Huffman(samples[-1]).codes.items(), key=lambda p: (len(p[1]), p[1])))
for bad in (lambda: run_length_back("a3"), lambda: Huffman("abbccc").decode("1110"), lambda: Huffman("ab").encode("abc")):
    try:
        print(bad())
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)
