"""Levenshtein with a path, longest common subsequences, a line diff and fuzzy search."""
from functools import lru_cache


def table(a, b):
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (x != y)))
        rows.append(row)
    return rows


def script(a, b):
    rows, i, j, steps = table(a, b), len(a), len(b), []
    while i or j:
        here = rows[i][j]
        if i and j and here == rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]):
            i, j = i - 1, j - 1
            if a[i] != b[j]:
                steps.append(f"replace {a[i]} by {b[j]}")
        elif i and here == rows[i - 1][j] + 1:
            i -= 1
            steps.append(f"delete {a[i]}")
        else:
            j -= 1
            steps.append(f"insert {b[j]}")
    return steps[::-1]


@lru_cache(maxsize=None)
def recursive(a, b):
    if not a or not b:
        return len(a) + len(b)
    if a[0] == b[0]:
        return recursive(a[1:], b[1:])
    return 1 + min(recursive(a[1:], b), recursive(a, b[1:]), recursive(a[1:], b[1:]))


def common(a, b):
    best = [[()] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a)):
        for j in range(len(b)):
            if a[i] == b[j]:
                best[i + 1][j + 1] = best[i][j] + (a[i],)
            else:
                best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], key=len)
    return best[-1][-1]


def substring(a, b):
    longest, end, last = 0, 0, [0] * (len(b) + 1)
    for i, x in enumerate(a):
        row = [0] * (len(b) + 1)
        for j, y in enumerate(b):
            if x == y:
                row[j + 1] = last[j] + 1
                if row[j + 1] > longest:
                    longest, end = row[j + 1], i + 1
        last = row
    return a[end - longest:end]


def diff(old, new):
    keep = list(common(tuple(old), tuple(new)))
    old, new = list(old), list(new)
    for line in keep + [None]:
        while old and old[0] != line:
            yield "- " + old.pop(0)
        while new and new[0] != line:
            yield "+ " + new.pop(0)
        if line is not None:
            old.pop(0), new.pop(0)
            yield "  " + line


def similarity(a, b):
    return 1 - table(a, b)[-1][-1] / max(len(a), len(b), 1)


for a, b in [("kitten", "sitting"), ("saturday", "sunday"), ("", "abc"), ("same", "same"), ("intention", "execution")]:
    distance = table(a, b)[-1][-1]
    assert distance == recursive(a, b) == len(script(a, b))
    print(f"{a!r} -> {b!r}: {distance} {script(a, b)}")
for row in table("sun", "sat"):
    print(row)
print("".join(common("nematode knowledge", "empty bottle")), substring("academy", "abracadabra"), common("abc", "xyz"))
old = ["import os", "def main():", "    print('hi')", "main()"]
new = ["import sys", "def main():", "    print('hi')", "    return 0", "main()"]
print(*diff(old, new), sep="\n")
words = ["apple", "apply", "ample", "maple", "banana", "grape"]
for typo in ("aple", "banan", "gripe", "xyz"):
    best = sorted(words, key=lambda w: (-similarity(typo, w), w))[:2]
    print(typo, [(w, round(similarity(typo, w), 3)) for w in best])
print(recursive.cache_info().misses > 100)
