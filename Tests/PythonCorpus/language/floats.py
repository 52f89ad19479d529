### repr is the shortest that reads back
print(0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3, 100.0, 1e10)

### repr switches to exponents
print(1e15, 1e16, 1e17, 123456789012345680.0, 0.0001, 0.00001, 1.5e-7, 1e100, 1e-300)

### extremes
print(1.7976931348623157e308, 2.2250738585072014e-308, 5e-324, 1e309, -1e309)

### special values
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf - inf, inf * 0, inf + 1, -nan)

### nan compares unequal to itself
n = float("nan")
print(n == n, n != n, n < 1, n is n, [n] == [n], n in [n])

### negative zero
print(-0.0, 0.0 == -0.0, str(-0.0), 0.0 * -1, abs(-0.0), -0.0 + 0.0)

### arithmetic
print(7.5 + 2, 7.5 - 2, 7.5 * 2, 7.5 / 2, 7.5 // 2, 7.5 % 2, 7.5 ** 2)

### floor division and modulo of negatives
print(-7.5 // 2, -7.5 % 2, 7.5 // -2, 7.5 % -2, -0.0 // 1, 5.0 % -5.0)

### modulo of tiny negative
print(-1e-20 % 1, -1e-100 % 3.0)

### divmod
print(divmod(7.5, 2), divmod(-7.5, 2), divmod(7, 2.5))

### infinity divided
inf = float("inf")
print(inf // 1, 1 // inf, -1 // inf, 1 % inf, -1 % inf, inf % 2)

### float division by zero
1.0 / 0
# 3.14| ZeroDivisionError: division by zero

### float floor division by zero
1.0 // 0.0
# 3.14| ZeroDivisionError: division by zero

### float modulo zero
1.0 % 0.0
# 3.14| ZeroDivisionError: division by zero

### float divmod zero
divmod(1.0, 0)
# 3.14| ZeroDivisionError: division by zero

### zero to negative power
0.0 ** -1
# 3.14| ZeroDivisionError: zero to a negative power

### power overflow
10.0 ** 400

### power of a negative base
print((-8.0) ** (1 / 3))

### power special cases
inf, nan = float("inf"), float("nan")
print(1.0 ** nan, nan ** 0, inf ** -1, 0.0 ** 0, 2.0 ** 0.5, (-2.0) ** 3)

### multiplication overflow gives infinity
print(1e308 * 10, -1e308 * 10, 1e-320 / 1e10)

### parsing
print(float("1.5"), float(" -2.25 "), float("1e3"), float("1E-3"), float(".5"), float("5."), float("1_000.5"), float("+3"))

### parsing special words
print(float("inf"), float("-Infinity"), float("NaN"), float("+inf"), float("nan"))

### parsing bad text
float("abc")

### parsing empty text
float("")

### parsing with two dots
float("1.2.3")

### parsing a hex string
float("0x10")

### parsing None
float(None)

### parsing a list
float([1.0])

### float of big int
print(float(10 ** 20), float(2 ** 1000))

### float of a too big int
float(10 ** 400)

### int divided to a too big float
10 ** 400 / 3

### big ints divide exactly
print(10 ** 400 / 10 ** 399, (2 ** 1100) / (2 ** 1099))

### float without arguments
float()

### float of bytes
print(float(b"2.5"))

### fromhex and hex
print((1.5).hex(), (0.1).hex(), float.fromhex("0x1.8p+0"), float.fromhex("-0x1p-2"), (0.0).hex(), float("inf").hex())

### fromhex of bad text
float.fromhex("zz")

### is_integer
print((2.0).is_integer(), (2.5).is_integer(), float("inf").is_integer(), (-3.0).is_integer())

### as_integer_ratio
print((0.75).as_integer_ratio(), (0.1).as_integer_ratio(), (-2.0).as_integer_ratio())

### as_integer_ratio of infinity
float("inf").as_integer_ratio()

### as_integer_ratio of nan
float("nan").as_integer_ratio()

### round to even
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(-1.5), round(2.6))

### round with digits
print(round(2.675, 2), round(1.005, 2), round(3.14159, 3), round(1234.5678, -2), round(2.5, 0), round(1e20, 2))

### round returns int without digits
print(type(round(2.7)).__name__, type(round(2.7, 0)).__name__, round(2.7, None))

### round of infinity
round(float("inf"))

### round of nan
round(float("nan"))

### round of nan with digits
print(round(float("nan"), 2), round(float("inf"), 3))

### round with huge digits
print(round(1.5, 400), round(1.5, -400), round(123.456, 300))

### trunc floor ceil
import math
print(math.trunc(-2.7), math.floor(-2.7), math.ceil(-2.7), math.floor(2.7), math.ceil(2.1), math.floor(5))

### floor of infinity
import math
math.floor(float("inf"))

### hashes
print(hash(0.5), hash(1e300), hash(float("inf")), hash(float("-inf")), hash(2.0), hash(-0.0))

### fixed format
print(f"{3.14159:.2f} {3.14159:.0f} {2.5:.0f} {3.5:.0f} {1e10:.3f} {-0.5:.1f} {0.05:.1f} {0.25:.1f}")

### exponent format
print(f"{12345.678:e} {12345.678:.2e} {0.00012:.1E} {0:e} {1e100:.0e} {-1.5:e}")

### general format
print(f"{12345678.9:g} {0.0001:g} {0.00001:g} {1e10:g} {123.0:g} {123.456:.2g} {1.5:.10g} {100000:g} {1000000.0:g}")

### general format alternate
print(f"{1.0:#g} {1:#.3g} {1.5:#.0f} {1e10:#.3e}")

### percent format
print(f"{0.25:%} {0.256:.1%} {1.5:.0%} {-0.05:.2%}")

### no type with precision
print(f"{3.14159:.3} {1234567.0:.3} {0.00001234:.2} {1.0:.1} {10.0:.1} {100.0:.5}")

### width and sign
print(f"[{3.5:8}] [{3.5:<8}] [{3.5:^8}] [{3.5:08}] [{3.5:+.1f}] [{-3.5:08.2f}] [{3.5: .1f}] [{3.5:*>8.2f}]")

### grouping
print(f"{1234567.891:,.2f} {1234567.891:_.1f} {0.5:,} {1234.5:,} {1e6:,.0f} {1234567.891:015,.2f}")

### special values formatted
inf, nan = float("inf"), float("nan")
print(f"{inf:f} {nan:e} {-inf:g} {inf:.2f} [{inf:8}] [{nan:>8}] {inf:F} {nan:E} [{inf:08}] {inf:+}")

### negative zero formatted
print(f"{-0.0:f} {-0.0:g} {-0.001:.1f} {-0.001:z.1f} {-0.0:+}")

### integer code for a float
f"{1.5:d}"

### unknown code for a float
f"{1.5:k}"

### precision missing
f"{1.5:.f}"

### percent style
print("%f %.2f %e %g %5.1f|%-8.2f|%08.3f|%+.1f" % (1.5, 2.345, 12345.678, 0.0001, 3.14159, 2.5, 3.14159, 2.0))

### percent style of special values
print("%f %.1f %g %F" % (float("inf"), float("nan"), float("-inf"), float("inf")))

### str equals repr
print(str(1.1) == repr(1.1), str(1e22), repr(1e21), 1e22 == 10 ** 22, str(123456789.123456789))

### sums drift
print(sum([0.1] * 10), sum([0.1] * 10) == 1.0)
# 3.14| 1.0 True

### fsum does not drift
import math
print(math.fsum([0.1] * 10), math.isclose(0.1 + 0.2, 0.3), math.isclose(1e10, 1e10 + 1, rel_tol=1e-12))

### math functions
import math
print(math.sqrt(2), math.pi, math.e, math.tau, math.hypot(3, 4), math.exp(1), math.log(10), math.log(8, 2), math.log2(1024), math.log10(1000))

### trigonometry
import math
print(math.sin(1), math.cos(1), math.tan(1), math.atan2(1, -1), math.degrees(math.pi), math.radians(180), math.asin(1), math.acos(0.5))

### sqrt of a negative
import math
try:
    math.sqrt(-1)
except ValueError as e:
    print(type(e).__name__)

### log of zero
import math
try:
    math.log(0)
except ValueError as e:
    print(type(e).__name__)

### math overflow
import math
math.exp(1000)

### math of a string
import math
math.sqrt("4")

### frexp ldexp modf copysign
import math
print(math.frexp(8.0), math.ldexp(0.5, 4), math.modf(-3.25), math.copysign(1, -0.0), math.fmod(-7, 3), math.remainder(7, 4), math.nextafter(1.0, 2.0), math.ulp(1.0))

### isnan isinf isfinite
import math
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1e308), math.isfinite(math.inf))

### comparisons of mixed types
print(1.0 == 1, 1.5 > 1, 0.1 + 0.2 > 0.3, 1e400 > 10 ** 300, 3.0 in [3], {1: "a"}[1.0])

### adding a string
1.5 + "a"

### bit operator
1.5 & 1

### floats are not indices
[1, 2, 3][1.0]

### range of a float
range(1.5)

### multiply a string by a float
"a" * 2.0

### truth
print(bool(0.0), bool(-0.0), bool(1e-300), bool(float("nan")))

### real and imag
print((1.5).real, (1.5).imag, (1.5).conjugate())

### augmented
x = 1.5
x += 1; x *= 2; x -= 0.5; x /= 3; x **= 2; x //= 1; x %= 2
x

### literal forms
print(1., .5, 1e3, 1E3, 1e+3, 1_0.0_1, 0e0, 1.5e-3)

### float subclass keeps its value
class Celsius(float):
    def __str__(self):
        return f"{float(self):.1f}°C"
c = Celsius(21.456)
print(c, repr(c), c + 1, f"{c}", f"{c:.3f}")

### __float__
class A:
    def __float__(self): return 2.5
class B:
    def __index__(self): return 3
print(float(A()), float(B()))

### __float__ returning an int
class A:
    def __float__(self): return 2
float(A())

### average and variance by hand
data = [2.5, 3.5, 8.0, 1.25]
mean = sum(data) / len(data)
print(mean, sum((x - mean) ** 2 for x in data) / len(data))

### newton's square root
x = 10.0
for _ in range(6):
    x = (x + 10 / x) / 2
x

### sorting with infinities
print(sorted([3.5, float("-inf"), 0, float("inf"), -1.5]))
