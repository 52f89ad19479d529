"""Perfect play by minimax with pruning, checked over every game that the opponent can choose."""
from functools import lru_cache

LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


class Board:
    def __init__(self, cells="." * 9):
        self.cells = cells

    def __str__(self):
        return "\n".join(" ".join(self.cells[i:i + 3]) for i in (0, 3, 6))

    @property
    def turn(self):
        return "X" if self.cells.count("X") == self.cells.count("O") else "O"

    @property
    def winner(self):
        for a, b, c in LINES:
            if self.cells[a] != "." and self.cells[a] == self.cells[b] == self.cells[c]:
                return self.cells[a]
        return None

    @property
    def over(self):
        return self.winner is not None or "." not in self.cells

    def moves(self):
        return [i for i, c in enumerate(self.cells) if c == "."]

    def play(self, i):
        if self.cells[i] != ".":
            raise ValueError(f"cell {i} is taken by {self.cells[i]}")
        return Board(self.cells[:i] + self.turn + self.cells[i + 1:])


visited = 0


def minimax(board, alpha=-2, beta=2):
    """Value for X and the best move, with alpha-beta pruning."""
    global visited
    visited += 1
    if board.over:
        return {"X": 1, "O": -1, None: 0}[board.winner], None
    best, maximise = None, board.turn == "X"
    for move in board.moves():
        value, _ = minimax(board.play(move), alpha, beta)
        if best is None or (value > best[0] if maximise else value < best[0]):
            best = value, move
        if maximise:
            alpha = max(alpha, value)
        else:
            beta = min(beta, value)
        if alpha >= beta:
            break
    return best


@lru_cache(maxsize=None)
def solve(cells):
    board = Board(cells)
    if board.over:
        return {"X": 1, "O": -1, None: 0}[board.winner]
    values = [solve(board.play(m).cells) for m in board.moves()]
    return max(values) if board.turn == "X" else min(values)


def choose(board):
    pick = max if board.turn == "X" else min
    return pick(board.moves(), key=lambda m: solve(board.play(m).cells))


def games(board, computer):
    """Results of all games in which the computer plays its best."""
    if board.over:
        yield board.winner
    elif board.turn == computer:
        yield from games(board.play(choose(board)), computer)
    else:
        for move in board.moves():
            yield from games(board.play(move), computer)


board, history = Board(), []
while not board.over:
    move = choose(board)
    history.append(move)
    board = board.play(move)
print(board, "winner:", board.winner, "moves:", history)
start = Board("X...O...X")
print(minimax(start), visited, solve(start.cells))
for computer in "XO":
    results = list(games(Board(), computer))
    print(computer, {str(k): results.count(k) for k in ("X", "O", None)})
print(solve.cache_info().currsize, solve("XX.OO...."), choose(Board("XX.OO....")), choose(Board("XX.O.....")))
for moves in ((4, 0, 8), (0, 0)):
    b = Board()
    try:
        for m in moves:
            b = b.play(m)
        print(b.turn, b.cells)
    except ValueError as error:
        print(error)
