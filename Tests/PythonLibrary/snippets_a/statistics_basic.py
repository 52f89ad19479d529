from statistics import *
d = [2, 4, 4, 4, 5, 5, 7, 9]
print(mean(d), median(d), mode(d), pstdev(d), pvariance(d), round(stdev(d), 10), round(variance(d), 10))
print(median([1, 2, 3, 4]), median_low([1, 2, 3, 4]), median_high([1, 2, 3, 4]), multimode("aabbc"), fmean([1, 2, 4]), mean([1.5, 2.5]), mode(["a", "b", "a"]))
print(quantiles([1, 2, 3, 4, 5]), quantiles(range(1, 11), n=10), quantiles([1, 2, 3], method="inclusive"), median_grouped([1, 2, 2, 3, 4, 4, 4, 5]))
print(harmonic_mean([40, 60]), round(geometric_mean([54, 24, 36]), 6), harmonic_mean([40, 60], weights=[5, 30]), fmean([80, 90], weights=[1, 3]))
