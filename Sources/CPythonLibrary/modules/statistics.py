# Statistics, exact where the data is.

__all__ = ["NormalDist", "StatisticsError", "correlation", "covariance", "fmean",
           "geometric_mean", "harmonic_mean", "kde", "kde_random", "linear_regression", "mean",
           "median", "median_grouped", "median_high", "median_low", "mode", "multimode",
           "pstdev", "pvariance", "quantiles", "stdev", "variance"]

import math as _math
from math import fsum as _fsum, isfinite as _isfinite, sqrt as _sqrt


class StatisticsError(ValueError):
    pass


def _fraction(n, d):
    from fractions import Fraction
    return Fraction(n, d)


def _sumprod(p, q):
    native = getattr(_math, "sumprod", None)
    if native is not None:
        return native(p, q)
    products = [a * b for a, b in zip(p, q)]
    if all(isinstance(v, int) for v in products):
        return sum(products)
    try:
        from fractions import Fraction
        return float(sum(Fraction(a) * Fraction(b) for a, b in zip(p, q)))
    except (ValueError, OverflowError, TypeError):
        return _fsum(products)


# Exact sums ----------------------------------------------------------------------------

def _ratio(x):
    cls = type(x)
    if cls is int:
        return x, 1
    try:
        if cls is float:
            return x.as_integer_ratio()
        return x.numerator, x.denominator
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.as_integer_ratio()
    except AttributeError:
        raise TypeError(f"can't convert type '{cls.__name__}' to numerator/denominator") from None
    except (OverflowError, ValueError):
        return x, None  # infinities and NaN stand for themselves


def _coerce(T, S):
    if T is S:
        return T
    if S is int or S is bool:
        return T
    if T is int or issubclass(S, T):
        return S
    if issubclass(T, S) or issubclass(S, int):
        return T
    if issubclass(T, int):
        return S
    if T.__name__ == "Fraction" and issubclass(S, float):
        return S
    if issubclass(T, float) and S.__name__ == "Fraction":
        return T
    raise TypeError(f"don't know how to coerce {T.__name__} and {S.__name__}")


def _total(partials):
    # {denominator: sum of numerators} as one number.
    if None in partials:
        return partials[None]
    if len(partials) == 1:
        d, n = next(iter(partials.items()))
        return _fraction(n, d)
    common = 1
    for d in partials:
        common = common * d // _math.gcd(common, d)
    return _fraction(sum(n * (common // d) for d, n in partials.items()), common)


def _sum(data):
    """(type, exact sum, count) of the data."""
    count = 0
    types = set()
    partials = {}
    get = partials.get
    for x in data:
        count += 1
        types.add(type(x))
        n, d = _ratio(x)
        partials[d] = get(d, 0) + n
    T = int
    for S in types:
        T = _coerce(T, S)
    return T, _total(partials), count


def _ss(data, c=None):
    """(type, sum of square deviations, mean, count)."""
    if c is not None:
        T, ssd, count = _sum((d := x - c) * d for x in data)
        return T, ssd, c, count
    count = 0
    types = set()
    sums = {}
    squares = {}
    for x in data:
        count += 1
        types.add(type(x))
        n, d = _ratio(x)
        sums[d] = sums.get(d, 0) + n
        squares[d] = squares.get(d, 0) + n * n
    T = int
    for S in types:
        T = _coerce(T, S)
    if not count:
        zero = _fraction(0, 1)
        return T, zero, zero, 0
    if None in sums:
        bad = sums[None]
        return T, bad, bad, count
    total = _total(sums)
    square = _total({d * d: n for d, n in squares.items()})
    return T, square - total * total / count, total / count, count


def _convert(value, T):
    if type(value) is T:
        return value
    if issubclass(T, int) and value.denominator != 1:
        T = float
    try:
        return T(value)
    except TypeError:
        if T.__name__ == "Decimal":
            return T(value.numerator) / value.denominator
        raise


def _integer_sqrt_of_frac_rto(n, m):
    # Square root of n/m, rounded to odd so that a later rounding is right.
    a = _math.isqrt(n // m)
    return a | (a * a * m != n)


def _float_sqrt_of_frac(n, m):
    """sqrt(n/m) correctly rounded."""
    q = (n.bit_length() - m.bit_length() - 109) // 2
    if q >= 0:
        return (_integer_sqrt_of_frac_rto(n, m << 2 * q) << q) / 1
    return _integer_sqrt_of_frac_rto(n << -2 * q, m) / (1 << -q)


def _root(value, T):
    if T.__name__ == "Decimal":
        # Rounded by the context; the digits beyond are carried to hit the right side.
        return (T(value.numerator) / T(value.denominator)).sqrt()
    if not hasattr(value, "numerator"):
        raise ValueError("inf or nan encountered in data")
    return _float_sqrt_of_frac(value.numerator, value.denominator)


# Averages ------------------------------------------------------------------------------

def mean(data):
    """Arithmetic mean."""
    T, total, n = _sum(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(total / n, T)


def fmean(data, weights=None):
    """Arithmetic mean as a float, fast."""
    if weights is None:
        try:
            n = len(data)
        except TypeError:
            data = list(data)
            n = len(data)
        total = _fsum(data)
        if not n:
            raise StatisticsError("fmean requires at least one data point")
        return total / n
    if not isinstance(weights, (list, tuple)):
        weights = list(weights)
    if not isinstance(data, (list, tuple)):
        data = list(data)
    if len(data) != len(weights):
        raise StatisticsError("data and weights must be the same length")
    num = _sumprod(data, weights)
    den = _fsum(weights)
    if not den:
        raise StatisticsError("sum of weights must be non-zero")
    return num / den


def geometric_mean(data):
    """Geometric mean as a float."""
    n = 0
    found_zero = False
    logs = []
    for x in data:
        n += 1
        if x > 0.0 or x != x:
            logs.append(_math.log(x))
        elif x == 0.0:
            found_zero = True
        else:
            raise StatisticsError("No negative inputs allowed", x)
    total = _fsum(logs)
    if not n:
        raise StatisticsError("Must have a non-empty dataset")
    if total != total:
        return total
    if found_zero:
        return float("nan") if total == float("inf") else 0.0
    return _math.exp(total / n)


def harmonic_mean(data, weights=None):
    """Harmonic mean."""
    if iter(data) is data:
        data = list(data)
    negative = "harmonic mean does not support negative values"
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        x = data[0]
        if not hasattr(x, "as_integer_ratio"):
            raise TypeError("unsupported type")
        if x < 0:
            raise StatisticsError(negative)
        return x
    if weights is None:
        weights = [1] * n
        sum_weights = n
    else:
        if iter(weights) is weights:
            weights = list(weights)
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data size")
        for w in weights:
            if w < 0:
                raise StatisticsError(negative)
        _, sum_weights, _ = _sum(weights)

    def terms():
        for w, x in zip(weights, data):
            if x < 0:
                raise StatisticsError(negative)
            yield w / x if w else 0

    try:
        T, total, _ = _sum(terms())
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(sum_weights / total, T)


def median(data):
    """Middle value; the mean of the two middle ones if there are two."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    if n % 2:
        return data[n // 2]
    return (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    return data[n // 2] if n % 2 else data[n // 2 - 1]


def median_high(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    return data[n // 2]


def median_grouped(data, interval=1.0):
    """Median of data grouped around the middles of intervals."""
    from bisect import bisect_left, bisect_right
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    i = bisect_left(data, x)
    j = bisect_right(data, x, lo=i)
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return x - interval / 2.0 + interval * (n / 2 - i) / (j - i)


def mode(data):
    """The most common value, the first met of several."""
    from collections import Counter
    pairs = Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data") from None
    return pairs[0][0]


def multimode(data):
    """All the most common values in the order they were met."""
    from collections import Counter
    counts = Counter(iter(data))
    if not counts:
        return []
    top = max(counts.values())
    return [value for value, count in counts.items() if count == top]


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 cut points that divide the data into n parts of equal probability."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    result = []
    if method == "inclusive":
        m = size - 1
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == "exclusive":
        m = size + 1
        for i in range(1, n):
            j = i * m // n
            j = 1 if j < 1 else size - 1 if j > size - 1 else j
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


# Spread --------------------------------------------------------------------------------

def variance(data, xbar=None):
    """Variance of a sample."""
    T, ss, c, n = _ss(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    return _convert(ss / (n - 1), T)


def pvariance(data, mu=None):
    """Variance of a population."""
    T, ss, c, n = _ss(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _convert(ss / n, T)


def stdev(data, xbar=None):
    """Standard deviation of a sample."""
    T, ss, c, n = _ss(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(ss / (n - 1), T)


def pstdev(data, mu=None):
    """Standard deviation of a population."""
    T, ss, c, n = _ss(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(ss / n, T)


# Two variables -------------------------------------------------------------------------

def covariance(x, y, /):
    """Covariance of two samples."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("covariance requires that both inputs have same number of data "
                              "points")
    if n < 2:
        raise StatisticsError("covariance requires at least two data points")
    xbar = _fsum(x) / n
    ybar = _fsum(y) / n
    return _sumprod([xi - xbar for xi in x], [yi - ybar for yi in y]) / (n - 1)


def _rank(data, /, *, start=1):
    order = sorted(range(len(data)), key=data.__getitem__)
    result = [0] * len(data)
    i = start - 1
    position = 0
    while position < len(order):
        end = position
        while end < len(order) and data[order[end]] == data[order[position]]:
            end += 1
        size = end - position
        for k in range(position, end):
            result[order[k]] = i + (size + 1) / 2
        i += size
        position = end
    return result


def _sqrtprod(x, y):
    """sqrt(x * y) with one rounding error less."""
    h = _sqrt(x * y)
    if not _isfinite(h):
        if h == float("inf") and _isfinite(x) and _isfinite(y):
            scale = 2.0 ** -512
            return _sqrtprod(scale * x, scale * y) / scale
        return h
    if not h:
        if x and y:
            scale = 2.0 ** 537
            return _sqrtprod(scale * x, scale * y) / scale
        return h
    return h + _sumprod((x, h), (y, -h)) / (2.0 * h)


def correlation(x, y, /, *, method="linear"):
    """Pearson's coefficient, or Spearman's with method='ranked'."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("correlation requires that both inputs have same number of data "
                              "points")
    if n < 2:
        raise StatisticsError("correlation requires at least two data points")
    if method not in ("linear", "ranked"):
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        start = (n - 1) / -2
        x = _rank(x, start=start)
        y = _rank(y, start=start)
    else:
        xbar = _fsum(x) / n
        ybar = _fsum(y) / n
        x = [xi - xbar for xi in x]
        y = [yi - ybar for yi in y]
    sxy = _sumprod(x, y)
    sxx = _sumprod(x, x)
    syy = _sumprod(y, y)
    try:
        return sxy / _sqrtprod(sxx, syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


def linear_regression(x, y, /, *, proportional=False):
    """Slope and intercept of the least squares line."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("linear regression requires that both inputs have same number of "
                              "data points")
    if n < 2:
        raise StatisticsError("linear regression requires at least two data points")
    if not proportional:
        xbar = _fsum(x) / n
        ybar = _fsum(y) / n
        x = [xi - xbar for xi in x]
        y = [yi - ybar for yi in y]
    sxy = _sumprod(x, y) + 0.0
    sxx = _sumprod(x, x)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    intercept = 0.0 if proportional else ybar - slope * xbar
    return LinearRegression(slope=slope, intercept=intercept)


def __getattr__(name):
    if name == "LinearRegression":
        global LinearRegression
        from collections import namedtuple
        LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"),
                                      module="statistics")
        return LinearRegression
    raise AttributeError(f"module 'statistics' has no attribute '{name}'")


def LinearRegression(slope, intercept):
    del globals()["LinearRegression"]
    return __getattr__("LinearRegression")(slope, intercept)


# Densities -----------------------------------------------------------------------------

def _kernels():
    pi, tau, exp, cos, cosh = _math.pi, _math.tau, _math.exp, _math.cos, _math.cosh
    atan, sin, tanh, erf = _math.atan, _math.sin, _math.tanh, _math.erf
    root2 = _sqrt(2.0)
    sqrt_tau = _sqrt(tau)
    uniform = (lambda t: 1 / 2, lambda t: 1 / 2 * t + 1 / 2, 1.0)
    epanechnikov = (lambda t: 3 / 4 * (1.0 - t * t),
                    lambda t: _sumprod((-1 / 4, 3 / 4, 1 / 2), (t ** 3, t, 1.0)), 1.0)
    normal = (lambda t: exp(-1 / 2 * t * t) / sqrt_tau,
              lambda t: 1 / 2 * (1.0 + erf(t / root2)), None)
    quartic = (lambda t: 15 / 16 * (1.0 - t * t) ** 2,
               lambda t: _sumprod((3 / 16, -5 / 8, 15 / 16, 1 / 2), (t ** 5, t ** 3, t, 1.0)), 1.0)
    return {
        "normal": normal, "gauss": normal,
        "logistic": (lambda t: 1 / 2 / (1.0 + cosh(t)), lambda t: 1.0 - 1.0 / (exp(t) + 1.0), None),
        "sigmoid": (lambda t: 1 / pi / cosh(t), lambda t: 2 / pi * atan(exp(t)), None),
        "rectangular": uniform, "uniform": uniform,
        "triangular": (lambda t: 1.0 - abs(t),
                       lambda t: t * t * (1 / 2 if t < 0.0 else -1 / 2) + t + 1 / 2, 1.0),
        "parabolic": epanechnikov, "epanechnikov": epanechnikov,
        "quartic": quartic, "biweight": quartic,
        "triweight": (lambda t: 35 / 32 * (1.0 - t * t) ** 3,
                      lambda t: _sumprod((-5 / 32, 21 / 32, -35 / 32, 35 / 32, 1 / 2),
                                         (t ** 7, t ** 5, t ** 3, t, 1.0)), 1.0),
        "cosine": (lambda t: pi / 4 * cos(pi / 2 * t),
                   lambda t: 1 / 2 * sin(pi / 2 * t) + 1 / 2, 1.0),
    }


def kde(data, h, kernel="normal", *, cumulative=False):
    """A function that estimates the density (or the cumulative distribution) at a point."""
    n = len(data)
    if not n:
        raise StatisticsError("Empty data sequence")
    if not isinstance(data[0], (int, float)):
        raise TypeError("Data sequence must contain ints or floats")
    if h <= 0.0:
        raise StatisticsError(f"Bandwidth h must be positive, not {h=!r}")
    known = _kernels()
    if kernel not in known:
        raise StatisticsError(f"Unknown kernel name: {kernel!r}")
    K, W, support = known[kernel]
    if support is None:
        def pdf(x):
            return sum(K((x - xi) / h) for xi in data) / (len(data) * h)

        def cdf(x):
            return sum(W((x - xi) / h) for xi in data) / len(data)
    else:
        sample = sorted(data)
        width = h * support
        from bisect import bisect_left, bisect_right

        def pdf(x):
            i = bisect_left(sample, x - width)
            j = bisect_right(sample, x + width)
            return sum(K((x - xi) / h) for xi in sample[i:j]) / (n * h)

        def cdf(x):
            i = bisect_left(sample, x - width)
            j = bisect_right(sample, x + width)
            return sum((W((x - xi) / h) for xi in sample[i:j]), i) / n
    chosen = cdf if cumulative else pdf
    chosen.__doc__ = f"{'CDF' if cumulative else 'PDF'} estimate with {h=!r} and {kernel=!r}"
    return chosen


def kde_random(data, h, kernel="normal", *, seed=None):
    """A function that draws from the estimated density."""
    n = len(data)
    if not n:
        raise StatisticsError("Empty data sequence")
    if not isinstance(data[0], (int, float)):
        raise TypeError("Data sequence must contain ints or floats")
    if h <= 0.0:
        raise StatisticsError(f"Bandwidth h must be positive, not {h=!r}")
    known = _kernels()
    if kernel not in known:
        raise StatisticsError(f"Unknown kernel name: {kernel!r}")
    if kernel not in known:
        raise StatisticsError(f"Unknown kernel name: {kernel!r}")
    from random import Random
    prng = Random(seed)
    W = known[kernel][1]
    span = known[kernel][2]
    unit = NormalDist()

    def inverse(p):
        if kernel in ("normal", "gauss"):
            return unit.inv_cdf(p)
        low, high = (-span, span) if span else (-40.0, 40.0)
        for _ in range(60):
            middle = (low + high) / 2
            if W(middle) < p:
                low = middle
            else:
                high = middle
        return (low + high) / 2

    def rand():
        return prng.choice(data) + h * inverse(prng.random())

    return rand


def _polynomial(x, coefficients):
    total = coefficients[0]
    for c in coefficients[1:]:
        total = total * x + c
    return total


# Rational approximations of the normal distribution's inverse: Wichura's algorithm AS 241.
_NEAR = (2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4,
         4.5921953931549871457e+4, 1.3731693765509461125e+4, 1.9715909503065514427e+3,
         1.3314166789178437745e+2, 3.3871328727963666080e+0)
_NEAR_D = (5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4,
           2.1213794301586595867e+4, 5.3941960214247511077e+3, 6.8718700749205790830e+2,
           4.2313330701600911252e+1, 1.0)
_MIDDLE = (7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
           1.27045825245236838258e+0, 3.64784832476320460504e+0, 5.76949722146069140550e+0,
           4.63033784615654529590e+0, 1.42343711074968357734e+0)
_MIDDLE_D = (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
             1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e+0,
             2.05319162663775882187e+0, 1.0)
_FAR = (2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
        2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e+0,
        5.46378491116411436990e+0, 6.65790464350110377720e+0)
_FAR_D = (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
          7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
          5.99832206555887937690e-1, 1.0)


def _inverse_normal(p, mu, sigma):
    q = p - 0.5
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        return mu + _polynomial(r, _NEAR) * q / _polynomial(r, _NEAR_D) * sigma
    r = _sqrt(-_math.log(p if q <= 0.0 else 1.0 - p))
    if r <= 5.0:
        r -= 1.6
        x = _polynomial(r, _MIDDLE) / _polynomial(r, _MIDDLE_D)
    else:
        r -= 5.0
        x = _polynomial(r, _FAR) / _polynomial(r, _FAR_D)
    return mu + (-x if q < 0.0 else x) * sigma


class NormalDist:
    """Normal distribution of a random variable."""

    __slots__ = {"_mu": "Arithmetic mean of a normal distribution",
                 "_sigma": "Standard deviation of a normal distribution"}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        T, ss, xbar, n = _ss(data)
        if n < 2:
            raise StatisticsError("stdev requires at least two data points")
        return cls(float(xbar), _root(ss / (n - 1), float))

    def samples(self, n, *, seed=None):
        from random import Random, random
        draw = random if seed is None else Random(seed).random
        return [_inverse_normal(draw(), self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        diff = x - self._mu
        return _math.exp(diff * diff / (-2.0 * variance)) / _sqrt(_math.tau * variance)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * _math.erfc((self._mu - x) / (self._sigma * _sqrt(2.0)))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return _inverse_normal(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """The area that both densities share."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        X, Y = self, other
        if (Y._sigma, Y._mu) < (X._sigma, X._mu):
            X, Y = Y, X
        x_var, y_var = X.variance, Y.variance
        if not x_var or not y_var:
            raise StatisticsError("overlap() not defined when sigma is zero")
        dv = y_var - x_var
        dm = abs(Y._mu - X._mu)
        if not dv:
            return _math.erfc(dm / (2.0 * X._sigma * _sqrt(2.0)))
        a = X._mu * y_var - Y._mu * x_var
        b = X._sigma * Y._sigma * _sqrt(dm * dm + dv * _math.log(y_var / x_var))
        x1 = (a + b) / dv
        x2 = (a - b) / dv
        return 1.0 - (abs(Y.cdf(x1) - X.cdf(x1)) + abs(Y.cdf(x2) - X.cdf(x2)))

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        return self._mu

    @property
    def median(self):
        return self._mu

    @property
    def mode(self):
        return self._mu

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def __add__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu + x2._mu, _math.hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu + x2, x1._sigma)

    def __sub__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu - x2._mu, _math.hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu - x2, x1._sigma)

    def __mul__(x1, x2):
        return NormalDist(x1._mu * x2, x1._sigma * abs(x2))

    def __truediv__(x1, x2):
        return NormalDist(x1._mu / x2, x1._sigma / abs(x2))

    def __pos__(x1):
        return NormalDist(x1._mu, x1._sigma)

    def __neg__(x1):
        return NormalDist(-x1._mu, x1._sigma)

    __radd__ = __add__

    def __rsub__(x1, x2):
        return -(x1 - x2)

    __rmul__ = __mul__

    def __eq__(x1, x2):
        if not isinstance(x2, NormalDist):
            return NotImplemented
        return x1._mu == x2._mu and x1._sigma == x2._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state
