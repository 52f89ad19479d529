"""Conway's game on an unbounded and on a wrapped board, with pattern detection."""
from collections import Counter


def parse(text):
    return frozenset((x, y) for y, line in enumerate(text.split()) for x, c in enumerate(line) if c == "#")


def neighbours(cell):
    x, y = cell
    return [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]


def step(cells, wrap=None):
    counts = Counter()
    for cell in cells:
        for x, y in neighbours(cell):
            counts[(x % wrap, y % wrap) if wrap else (x, y)] += 1
    return frozenset(c for c, n in counts.items() if n == 3 or n == 2 and c in cells)


def normal(cells):
    if not cells:
        return frozenset()
    left, top = min(x for x, _ in cells), min(y for _, y in cells)
    return frozenset((x - left, y - top) for x, y in cells)


def draw(cells, width, height):
    return "\n".join("".join("#" if (x, y) in cells else "." for x in range(width)) for y in range(height))


def classify(cells, limit=50):
    seen = {cells: 0}
    shapes = {normal(cells): 0}
    for age in range(1, limit):
        cells = step(cells)
        if not cells:
            return f"dies after {age}"
        if cells in seen:
            period = age - seen[cells]
            return "still" if period == 1 else f"oscillates with period {period} from {seen[cells]}"
        if normal(cells) in shapes:
            return f"moves, period {age - shapes[normal(cells)]}"
        seen[cells] = age
        shapes[normal(cells)] = age
    return f"grows to {len(cells)} cells"


PATTERNS = {
    "block": "## ##",
    "blinker": "###",
    "toad": ".### ###.",
    "beacon": "##.. ##.. ..## ..##",
    "glider": ".#. ..# ###",
    "single": "#",
    "ship": "#..#. ....# #...# .####",
    "r-pentomino": ".## ##. .#.",
}
for name, text in PATTERNS.items():
    print(f"{name:<12}", classify(parse(text)))

cells = parse(PATTERNS["glider"])
for age in range(5):
    print(f"generation {age}: {len(cells)} cells")
    print(draw(cells, 6, 5))
    cells = step(cells)
for _ in range(19):
    cells = step(cells, wrap=6)
print(draw(cells, 6, 6))
