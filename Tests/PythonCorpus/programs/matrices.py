"""A matrix class: arithmetic, determinant, inverse, Gaussian elimination, exact with fractions."""
from fractions import Fraction


class Matrix:
    def __init__(self, rows):
        self.rows = [list(map(Fraction, row)) for row in rows]
        if len({len(row) for row in self.rows}) != 1:
            raise ValueError("rows must have one length")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    @property
    def T(self):
        return Matrix(zip(*self.rows)) if self.rows else self

    def __getitem__(self, key):
        i, j = key
        return self.rows[i][j]

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __add__(self, other):
        if self.shape != other.shape:
            raise ValueError(f"cannot add {self.shape} and {other.shape}")
        return Matrix([[a + b for a, b in zip(x, y)] for x, y in zip(self.rows, other.rows)])

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -other

    def __mul__(self, k):
        return Matrix([[a * k for a in row] for row in self.rows])

    __rmul__ = __mul__

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"cannot multiply {self.shape} by {other.shape}")
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, col)) for col in columns] for row in self.rows])

    def __pow__(self, n):
        result, base = Matrix.identity(self.shape[0]), self
        if n < 0:
            base, n = self.inverse(), -n
        while n:
            if n & 1:
                result = result @ base
            base, n = base @ base, n >> 1
        return result

    def reduced(self):
        rows = [row[:] for row in self.rows]
        lead, determinant = 0, Fraction(1)
        pivots = []
        for column in range(len(rows[0])):
            pivot = next((r for r in range(lead, len(rows)) if rows[r][column]), None)
            if pivot is None:
                determinant = Fraction(0)
                continue
            if pivot != lead:
                rows[lead], rows[pivot] = rows[pivot], rows[lead]
                determinant = -determinant
            scale = rows[lead][column]
            determinant *= scale
            rows[lead] = [x / scale for x in rows[lead]]
            for r in range(len(rows)):
                if r != lead and rows[r][column]:
                    factor = rows[r][column]
                    rows[r] = [a - factor * b for a, b in zip(rows[r], rows[lead])]
            pivots.append(column)
            lead += 1
            if lead == len(rows):
                break
        return Matrix(rows), determinant, pivots

    def determinant(self):
        n, m = self.shape
        if n != m:
            raise ValueError("determinant needs a square matrix")
        return self.reduced()[1] if len(self.reduced()[2]) == n else Fraction(0)

    @property
    def rank(self):
        return len(self.reduced()[2])

    def inverse(self):
        n = self.shape[0]
        wide = Matrix([row + [Fraction(int(i == j)) for j in range(n)] for i, row in enumerate(self.rows)])
        done, _, pivots = wide.reduced()
        if pivots[:n] != list(range(n)):
            raise ZeroDivisionError("singular matrix")
        return Matrix([row[n:] for row in done.rows])

    def solve(self, b):
        wide = Matrix([row + [v] for row, v in zip(self.rows, b)])
        done, _, pivots = wide.reduced()
        if self.shape[1] in pivots:
            return None
        return [row[-1] for row in done.rows[: self.shape[1]]]

    def __str__(self):
        cells = [[str(x) for x in row] for row in self.rows]
        widths = [max(map(len, col)) for col in zip(*cells)]
        return "\n".join("[ " + "  ".join(c.rjust(w) for c, w in zip(row, widths)) + " ]" for row in cells)


a = Matrix([[2, 1], [5, 3]])
b = Matrix([[1, -1], [0, Fraction(1, 2)]])
print(a + b, a - b, 3 * a, a @ b, a.T, sep="\n--\n")
print(a.determinant(), a.inverse() @ a == Matrix.identity(2), a ** 5, a ** -1, sep="\n")
fib = Matrix([[1, 1], [1, 0]]) ** 90
print(fib[0, 1])
system = Matrix([[1, 2, -1], [2, 1, 1], [1, -1, 2]])
print(system.determinant(), system.rank, system.solve([1, 2, 5]))
good = Matrix([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]])
print([str(x) for x in good.solve([8, -11, -3])], good.determinant())
hilbert = Matrix([[Fraction(1, i + j + 1) for j in range(4)] for i in range(4)])
print(hilbert.determinant(), hilbert.inverse(), sep="\n")
for attempt in (lambda: a + hilbert, lambda: a @ hilbert, lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: Matrix([[1], [2, 3]]), lambda: Matrix([[1, 2]]).determinant()):
    try:
        attempt()
    except (ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
