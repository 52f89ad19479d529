"""Sorting with keys, which is stable, and what is made of it."""

from values import floating, integer, text

PRELUDE = "from bisect import *\nfrom functools import cmp_to_key\nimport heapq\nfrom itertools import groupby\nfrom operator import itemgetter\n"


def case(rng):
    count = rng.choice([0, 1, 2, 3, 10, 40, 100])
    kind = rng.randrange(5)
    if kind == 0:
        items = [(rng.randrange(4), number) for number in range(count)]
        key = rng.choice(["lambda p: p[0]", "itemgetter(0)", "lambda p: -p[0]", "cmp_to_key(lambda a, b: (a[0] > b[0]) - (a[0] < b[0]))", "lambda p: p[0] % 2"])
        return f"sorted({items}, key={key}, reverse={rng.choice([True, False])})"
    if kind == 1:
        items = [rng.choice([integer, floating])(rng) for _ in range(count)]
        return f"x = {items}\nx.sort(reverse={rng.choice([True, False])})\nx, x == sorted(x), heapq.nsmallest(3, x), heapq.nlargest(2, x)"
    if kind == 2:
        items = "[" + ", ".join(ascii(text(rng, 4)) for _ in range(count)) + "]"
        return f"sorted({items}, key={rng.choice(['None', 'len', 'str.lower', 'lambda s: s[::-1]'])}, reverse={rng.choice([True, False])})"
    if kind == 3:
        items = [rng.randrange(10) for _ in range(count)]
        return f"x = {items}\nheapq.heapify(x)\n[heapq.heappop(x) for _ in range(len(x))], min({items}, default=None), max({items}, key=lambda v: v % 5, default=None), [(k, len(list(g))) for k, g in groupby(sorted({items}))]"
    items = sorted(rng.randrange(20) for _ in range(count))
    probe = rng.randrange(-1, 22)
    return f"bisect({items}, {probe}), bisect_left({items}, {probe}), bisect_right({items}, {probe}, 0, {rng.randrange(count + 1)})"
