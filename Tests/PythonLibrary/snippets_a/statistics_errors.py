import statistics as s
for f in (lambda: s.mean([]), lambda: s.median([]), lambda: s.mode([]), lambda: s.stdev([1]), lambda: s.variance([1]), lambda: s.pstdev([]), lambda: s.fmean([]), lambda: s.harmonic_mean([-1, 2]), lambda: s.quantiles([1, 2], n=0), lambda: s.mean(["a"]), lambda: s.quantiles([1, 2], method="z"), lambda: s.covariance([1], [1]), lambda: s.correlation([1, 2], [1]), lambda: s.correlation([1, 1], [1, 2])):
    try:
        print(f())
    except (s.StatisticsError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(issubclass(s.StatisticsError, ValueError), s.multimode([]))
