from statistics import fmean, pstdev, quantiles, mode, NormalDist
def lcg(seed):
    while True:
        seed = (1664525 * seed + 1013904223) % 2 ** 32
        yield seed / 2 ** 32
g = lcg(42)
rolls = [int(next(g) * 6) + int(next(g) * 6) + 2 for _ in range(2000)]
print(round(fmean(rolls), 4), round(pstdev(rolls), 4), quantiles(rolls), mode(rolls))
from collections import Counter
c = Counter(rolls)
for k in sorted(c): print(f"{k:2} {c[k] / 20:5.2f}% {'#' * (c[k] // 20)}")
n = NormalDist.from_samples(rolls); print(f"{n.mean:.4f} {n.stdev:.4f} {n.cdf(7):.4f}")
