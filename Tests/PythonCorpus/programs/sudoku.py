"""Solves sudoku by elimination and search, counting steps."""
PUZZLES = {
    "easy": """
53..7.... 6..195... .98....6. 8...6...3 4..8.3..1 7...2...6 .6....28. ...419..5 ....8..79""",
    "hard": """
8........ ..36..... .7..9.2.. .5...7... ....457.. ...1...3. ..1....68 ..85...1. .9....4..""",
    "wrong": """
55..7.... 6..195... .98....6. 8...6...3 4..8.3..1 7...2...6 .6....28. ...419..5 ....8..79""",
}

ROWS = [[(r, c) for c in range(9)] for r in range(9)]
COLUMNS = [[(r, c) for r in range(9)] for c in range(9)]
BOXES = [[(br + r, bc + c) for r in range(3) for c in range(3)] for br in (0, 3, 6) for bc in (0, 3, 6)]
UNITS = {cell: [u for u in ROWS + COLUMNS + BOXES if cell in u] for row in ROWS for cell in row}
PEERS = {cell: {p for u in UNITS[cell] for p in u} - {cell} for cell in UNITS}


class Contradiction(Exception):
    pass


class Solver:
    def __init__(self, text):
        lines = text.split()
        self.steps = 0
        self.options = {cell: set("123456789") for cell in UNITS}
        for r, line in enumerate(lines):
            for c, digit in enumerate(line):
                if digit != ".":
                    self.assign(self.options, (r, c), digit)

    def assign(self, options, cell, digit):
        for other in sorted(options[cell] - {digit}):
            self.remove(options, cell, other)
        if options[cell] != {digit}:
            raise Contradiction(cell)

    def remove(self, options, cell, digit):
        if digit not in options[cell]:
            return
        self.steps += 1
        options[cell].remove(digit)
        if not options[cell]:
            raise Contradiction(cell)
        if len(options[cell]) == 1:
            (last,) = options[cell]
            for peer in sorted(PEERS[cell]):
                self.remove(options, peer, last)
        for unit in UNITS[cell]:
            places = [c for c in unit if digit in options[c]]
            if not places:
                raise Contradiction(cell)
            if len(places) == 1 and len(options[places[0]]) > 1:
                self.assign(options, places[0], digit)

    def solve(self, options=None):
        options = options if options is not None else self.options
        open_cells = [(len(v), cell) for cell, v in options.items() if len(v) > 1]
        if not open_cells:
            return options
        _, cell = min(open_cells)
        for digit in sorted(options[cell]):
            copy = {c: set(v) for c, v in options.items()}
            try:
                self.assign(copy, cell, digit)
                return self.solve(copy)
            except Contradiction:
                continue
        raise Contradiction("no way")


def show(options):
    for r in range(9):
        row = ["".join(options[r, c]) for c in range(9)]
        print(" ".join(row[:3]), "|", " ".join(row[3:6]), "|", " ".join(row[6:]))
        if r in (2, 5):
            print("------+-------+------")


for name, text in PUZZLES.items():
    try:
        solver = Solver(text)
        solved = solver.solve()
    except Contradiction as error:
        print(name, "has no solution", error.args)
        continue
    print(f"{name}: {solver.steps} eliminations")
    show(solved)
    assert all({next(iter(solved[c])) for c in unit} == set("123456789") for unit in ROWS + COLUMNS + BOXES)
