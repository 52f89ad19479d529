from statistics import NormalDist
n = NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, round(n.cdf(115), 10), round(n.pdf(100), 10), round(n.inv_cdf(0.975), 8), [round(q, 6) for q in n.quantiles(4)], n.zscore(130))
print(n + 5, n * 2, n + NormalDist(1, 20), -n, n / 5, n - 10, n == NormalDist(100, 15), round(n.overlap(NormalDist(110, 15)), 8))
print(NormalDist.from_samples([1, 2, 3, 4, 5]).mean)
for f in (lambda: NormalDist(0, -1), lambda: n.inv_cdf(0), lambda: NormalDist(0, 0).cdf(1)):
    try:
        f()
    except ValueError as e:
        print(e)
