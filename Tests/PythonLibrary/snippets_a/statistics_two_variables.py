from statistics import covariance, correlation, linear_regression
x = [1, 2, 3, 4, 5, 6, 7, 8, 9]
y = [1, 2, 3, 1, 2, 3, 1, 2, 3]
print(covariance(x, y), round(correlation(x, y), 12), round(correlation(x, [2 * v + 1 for v in x]), 12), covariance(x, x[::-1]))
slope, intercept = linear_regression([1, 2, 3, 4], [3, 5, 7, 9])
print(slope, intercept, linear_regression([1, 2, 3], [2, 4, 6], proportional=True))
