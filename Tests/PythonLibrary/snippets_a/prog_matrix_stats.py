from statistics import mean, stdev, median
from fractions import Fraction
from operator import mul
rows = [[Fraction(1, i + j + 1) for j in range(3)] for i in range(3)]
def matmul(a, b): return [[sum(map(mul, r, c)) for c in zip(*b)] for r in a]
def det(m):
    if len(m) == 1: return m[0][0]
    return sum((-1) ** j * m[0][j] * det([r[:j] + r[j + 1:] for r in m[1:]]) for j in range(len(m)))
print(det(rows), matmul(rows, rows)[0]); flat = [float(x) for r in rows for x in r]
print(f"{mean(flat):.6f} {stdev(flat):.6f} {median(flat):.6f}")
