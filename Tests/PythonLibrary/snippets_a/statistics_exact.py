from statistics import mean, variance, pvariance, stdev
from fractions import Fraction as F
from decimal import Decimal as D
print(mean([F(1, 3), F(1, 6)]), mean([D("0.1"), D("0.2"), D("0.3")]), variance([F(1, 2), F(1, 3)]), pvariance([D("1"), D("2")]), mean([1, 2]), mean([1, 3]), type(mean([1, 3])).__name__)
print(mean([1e30, 1, 3, -1e30]), variance([1e9 + x for x in (4, 7, 13, 16)]), stdev([1, 2, 3, 4]), mean([True, False, True]), variance([2, 4, 6]))
