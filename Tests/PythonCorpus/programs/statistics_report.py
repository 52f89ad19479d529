"""Describes samples: moments, quantiles, histogram, correlation, a fitted line, all by hand and by the module."""
import math
import random
import statistics


class Sample:
    def __init__(self, values):
        self.values = sorted(values)
        if not self.values:
            raise ValueError("a sample needs values")

    def __len__(self):
        return len(self.values)

    @property
    def mean(self):
        return math.fsum(self.values) / len(self)

    @property
    def variance(self):
        if len(self) < 2:
            raise ValueError("variance needs two values")
        m = self.mean
        return math.fsum((x - m) ** 2 for x in self.values) / (len(self) - 1)

    @property
    def deviation(self):
        return math.sqrt(self.variance)

    def quantile(self, q):
        position = q * (len(self) - 1)
        low = math.floor(position)
        high = min(low + 1, len(self) - 1)
        return self.values[low] + (self.values[high] - self.values[low]) * (position - low)

    @property
    def skew(self):
        m, s, n = self.mean, self.deviation, len(self)
        return n / ((n - 1) * (n - 2)) * sum(((x - m) / s) ** 3 for x in self.values)

    def histogram(self, bins=6, width=30):
        low, high = self.values[0], self.values[-1]
        step = (high - low) / bins or 1
        counts = [0] * bins
        for x in self.values:
            counts[min(int((x - low) / step), bins - 1)] += 1
        for i, count in enumerate(counts):
            yield f"{low + i * step:8.2f} | {'*' * round(width * count / max(counts))} {count}"

    def outliers(self, k=1.5):
        q1, q3 = self.quantile(0.25), self.quantile(0.75)
        return [x for x in self.values if not q1 - k * (q3 - q1) <= x <= q3 + k * (q3 - q1)]


def correlation(xs, ys):
    mx, my = statistics.fmean(xs), statistics.fmean(ys)
    top = sum((x - mx) * (y - my) for x, y in zip(xs, ys))
    return top / math.sqrt(sum((x - mx) ** 2 for x in xs) * sum((y - my) ** 2 for y in ys))


def fit(xs, ys):
    mx, my = statistics.fmean(xs), statistics.fmean(ys)
    slope = sum((x - mx) * (y - my) for x, y in zip(xs, ys)) / sum((x - mx) ** 2 for x in xs)
    return slope, my - slope * mx


heights = [172.5, 168.0, 181.2, 175.4, 169.9, 190.3, 158.7, 176.0, 171.1, 174.8, 240.0]
s = Sample(heights)
print(f"n={len(s)} mean={s.mean:.3f} sd={s.deviation:.3f} skew={s.skew:.3f} median={s.quantile(0.5)}")
print("quartiles", [round(s.quantile(q / 4), 3) for q in range(5)], "outliers", s.outliers())
print(*s.histogram(), sep="\n")
print(math.isclose(s.mean, statistics.mean(heights)), math.isclose(s.variance, statistics.variance(heights)), statistics.median(heights) == s.quantile(0.5))
rng = random.Random(2024)
rolls = [rng.randint(1, 6) + rng.randint(1, 6) for _ in range(600)]
print(Sample(rolls).quantile(0.5), statistics.mode(rolls), round(statistics.pstdev(rolls), 4), statistics.multimode("aabbc"))
print({n: rolls.count(n) for n in range(2, 13)})
xs = list(range(10))
ys = [2 * x + 1 + rng.choice((-1, 0, 1)) for x in xs]
slope, offset = fit(xs, ys)
print(f"y = {slope:.4f} x + {offset:.4f}, r = {correlation(xs, ys):.5f}", ys)
print(statistics.quantiles(range(1, 12), n=4), statistics.harmonic_mean([40, 60]), round(statistics.geometric_mean([1, 10, 100]), 6))
for bad in ([], [5]):
    try:
        print(Sample(bad).variance)
    except ValueError as error:
        print(error)
