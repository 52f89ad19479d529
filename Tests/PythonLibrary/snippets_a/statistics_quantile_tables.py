from statistics import quantiles, median, StatisticsError, mean, pstdev
data = [105, 129, 87, 86, 111, 111, 89, 81, 108, 92, 110, 100, 75, 105, 103, 109, 76, 119, 99, 91]
print([round(q, 2) for q in quantiles(data, n=10)], quantiles(data, n=4, method="inclusive"), quantiles([1, 2], n=3))
q1, q2, q3 = quantiles(data); print(q1, q2, q3, q2 == median(data), [x for x in data if x < q1 - 1.5 * (q3 - q1)])
z = [(x - mean(data)) / pstdev(data) for x in data]; print(round(max(z), 4), round(min(z), 4), abs(round(sum(z), 9)))
