"""Permutations by hand, cryptarithms, magic squares, jugs, river crossing, towers and word ladders."""
from collections import deque
from itertools import permutations


def permute(items):
    if len(items) <= 1:
        yield list(items)
        return
    for i, first in enumerate(items):
        for rest in permute(items[:i] + items[i + 1:]):
            yield [first, *rest]


def next_permutation(items):
    items = list(items)
    i = len(items) - 2
    while i >= 0 and items[i] >= items[i + 1]:
        i -= 1
    if i < 0:
        return None
    j = len(items) - 1
    while items[j] <= items[i]:
        j -= 1
    items[i], items[j] = items[j], items[i]
    items[i + 1:] = reversed(items[i + 1:])
    return items


def cryptarithm(puzzle):
    left, total = puzzle.split("=")
    words = [w.strip() for w in left.split("+")] + [total.strip()]
    weights, leading = {}, {w[0] for w in words}
    for w in words:
        sign = -1 if w is words[-1] else 1
        for power, letter in enumerate(reversed(w)):
            weights[letter] = weights.get(letter, 0) + sign * 10 ** power
    letters = sorted(weights, key=lambda l: -abs(weights[l]))
    found = []

    def assign(i, total, used, chosen):
        if i == len(letters):
            if total == 0:
                found.append(dict(chosen))
            return
        remaining = letters[i:]
        reach = 9 * sum(abs(weights[l]) for l in remaining)
        if abs(total) > reach:
            return
        for digit in range(letters[i] in leading, 10):
            if not used >> digit & 1:
                chosen[letters[i]] = digit
                assign(i + 1, total + digit * weights[letters[i]], used | 1 << digit, chosen)
                del chosen[letters[i]]

    assign(0, 0, 0, {})
    return ["".join(str(s.get(c, c)) for c in puzzle) for s in found]


def magic(n):
    square = [[0] * n for _ in range(n)]
    r, c = 0, n // 2
    for k in range(1, n * n + 1):
        square[r][c] = k
        nr, nc = (r - 1) % n, (c + 1) % n
        r, c = (nr, nc) if not square[nr][nc] else ((r + 1) % n, c)
    return square


def search(start, goal, moves):
    queue, parent = deque([start]), {start: None}
    while queue:
        state = queue.popleft()
        if goal(state):
            path = []
            while state is not None:
                path.append(state)
                state = parent[state]
            return path[::-1]
        for other in moves(state):
            if other not in parent:
                parent[other] = state
                queue.append(other)
    return None


def jugs(sizes):
    def moves(state):
        for i, size in enumerate(sizes):
            yield state[:i] + (size,) + state[i + 1:]
            yield state[:i] + (0,) + state[i + 1:]
            for j, other in enumerate(sizes):
                if i != j:
                    amount = min(state[i], other - state[j])
                    new = list(state)
                    new[i] -= amount
                    new[j] += amount
                    yield tuple(new)
    return moves


def crossing(state):
    boat, sides = state[0], dict(zip("wolf goat cabbage".split(), state[1:]))
    for load in [None, *sides]:
        if load and sides[load] != boat:
            continue
        after = {**sides, load: 1 - boat} if load else sides
        if all(after[a] != after[b] or after[a] == 1 - boat for a, b in (("wolf", "goat"), ("goat", "cabbage"))):
            yield (1 - boat, *(after[n] for n in sides))


def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)


def ladder(words):
    def moves(word):
        for other in words:
            if sum(x != y for x, y in zip(word, other)) == 1:
                yield other
    return moves


def slide(state):
    at = state.index("_")
    r, c = divmod(at, 3)
    for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        if 0 <= r + dr < 3 and 0 <= c + dc < 3:
            other = (r + dr) * 3 + c + dc
            cells = list(state)
            cells[at], cells[other] = cells[other], cells[at]
            yield "".join(cells)


print(["".join(p) for p in permute("abc")], list(map(tuple, permute([1, 2, 3, 4]))) == list(permutations([1, 2, 3, 4])))
step, count = list("aabc"), 0
while step:
    count, last, step = count + 1, step, next_permutation(step)
print(count, "".join(last), next_permutation([1, 3, 2]))
for puzzle in ("SEND + MORE = MONEY", "TWO + TWO = FOUR", "A + B = AB"):
    print(puzzle, cryptarithm(puzzle))
for n in (3, 5):
    square = magic(n)
    sums = {*map(sum, square), *map(sum, zip(*square)), sum(square[i][i] for i in range(n)), sum(square[i][-1 - i] for i in range(n))}
    print(*(" ".join(f"{x:2}" for x in row) for row in square), f"all {sums}", sep="\n")
print(search((0, 0), lambda s: 4 in s, jugs((3, 5))), search((0, 0), lambda s: 5 in s, jugs((2, 4))))
print(["".join(map(str, s)) for s in search((0, 0, 0, 0), lambda s: s == (1, 1, 1, 1), crossing)])
print(" ".join(hanoi(3)), sum(1 for _ in hanoi(10)))
words = "cold cord card ward warm word wold corm worm".split()
print(" > ".join(search("cold", "warm".__eq__, ladder(words))), search("cold", "zzzz".__eq__, ladder(words)))
path = search("1234_5786", "12345678_".__eq__, slide)
print(len(path) - 1, path)
