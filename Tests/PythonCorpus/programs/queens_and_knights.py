"""N queens by backtracking and bit masks, and a knight's tour."""


def queens(n):
    columns, rising, falling, placed = set(), set(), set(), []

    def place(row):
        if row == n:
            yield tuple(placed)
            return
        for column in range(n):
            if column in columns or row + column in rising or row - column in falling:
                continue
            columns.add(column), rising.add(row + column), falling.add(row - column)
            placed.append(column)
            yield from place(row + 1)
            placed.pop()
            columns.discard(column), rising.discard(row + column), falling.discard(row - column)

    yield from place(0)


def count_by_bits(n):
    full = (1 << n) - 1

    def go(columns, left, right):
        if columns == full:
            return 1
        total, free = 0, full & ~(columns | left | right)
        while free:
            bit = free & -free
            free ^= bit
            total += go(columns | bit, (left | bit) << 1, (right | bit) >> 1)
        return total

    return go(0, 0, 0)


def board(solution):
    return "\n".join(" ".join("Q" if c == q else "." for c in range(len(solution))) for q in solution)


def rotations(solution):
    n = len(solution)
    for _ in range(4):
        solution = tuple(n - 1 - solution.index(i) for i in range(n))
        yield solution
        yield tuple(reversed(solution))


class Knight:
    MOVES = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]

    def __init__(self, size):
        self.size = size
        self.grid = [[0] * size for _ in range(size)]

    def free(self, r, c):
        for dr, dc in self.MOVES:
            if 0 <= r + dr < self.size and 0 <= c + dc < self.size and not self.grid[r + dr][c + dc]:
                yield r + dr, c + dc

    def tour(self, r=0, c=0):
        for step in range(1, self.size ** 2 + 1):
            self.grid[r][c] = step
            choices = sorted((len(list(self.free(*p))), p) for p in self.free(r, c))
            if not choices:
                return step == self.size ** 2
            r, c = choices[0][1]
        return True


for n in range(1, 8):
    found = list(queens(n))
    print(n, len(found), count_by_bits(n), found[0] if found else None)
print(board(next(queens(6))))
unique = set()
for s in queens(6):
    unique.add(min(rotations(s)))
print(len(unique), sorted(unique))
knight = Knight(6)
print(knight.tour())
for row in knight.grid:
    print(" ".join(f"{x:2}" for x in row))
