"""Long sequences and exact decimals: integers far beyond a machine word."""
from decimal import Decimal, getcontext, localcontext
from functools import reduce
from operator import mul


def fibonacci(n):
    """Fast doubling."""
    def pair(k):
        if k == 0:
            return 0, 1
        a, b = pair(k // 2)
        c, d = a * (2 * b - a), a * a + b * b
        return (d, c + d) if k % 2 else (c, d)

    return pair(n)[0]


def pi_digits():
    """A spigot by Gibbons: an endless stream of digits with integers only."""
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < m * t:
            yield m
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2


def square_root(n, places):
    """Digits of a root by Newton's method on scaled integers."""
    target = n * 10 ** (2 * places)
    x = 1 << (target.bit_length() // 2 + 1)
    while True:
        y = (x + target // x) // 2
        if y >= x:
            text = str(x)
            return text[:-places] + "." + text[-places:]
        x = y


def karatsuba(a, b):
    if a < 10 ** 9 or b < 10 ** 9:
        return a * b
    half = max(a.bit_length(), b.bit_length()) // 2
    ah, al = a >> half, a & (1 << half) - 1
    bh, bl = b >> half, b & (1 << half) - 1
    low, high = karatsuba(al, bl), karatsuba(ah, bh)
    middle = karatsuba(al + ah, bl + bh) - low - high
    return (high << 2 * half) + (middle << half) + low


def factorial(n):
    return reduce(mul, range(1, n + 1), 1)


def digit_sum(n):
    return sum(map(int, str(n)))


def collatz_record(limit):
    known = {1: 1}
    for start in range(2, limit):
        n, trail = start, []
        while n not in known:
            trail.append(n)
            n = n // 2 if n % 2 == 0 else 3 * n + 1
        base = known[n]
        for i, m in enumerate(reversed(trail), 1):
            known[m] = base + i
    best = max(range(1, limit), key=lambda n: (known[n], -n))
    return best, known[best]


print([fibonacci(n) for n in range(15)], fibonacci(300))
print(len(str(fibonacci(5000))), fibonacci(5000) % 10 ** 12, fibonacci(91) == sum(fibonacci(i) for i in range(90)) + 1)
spigot = pi_digits()
print("".join(str(next(spigot)) for _ in range(60)))
print(square_root(2, 50), square_root(144, 5))
x, y = 3 ** 200 + 7, 7 ** 150 - 3
print(karatsuba(x, y) == x * y, x * y % 1_000_000_007, (x * y).bit_length())
print(factorial(30), digit_sum(factorial(100)), digit_sum(2 ** 1000), len(str(factorial(200))))
print(collatz_record(3000))
print((10 ** 50 + 1) // 7, (10 ** 50 + 1) % 7, -(10 ** 30) // 7, divmod(-(10 ** 30), 10 ** 15 + 1), (-5) ** 33)
print(int("123456789" * 8) >> 100, 1 << 130, (1 << 130) - 1 & 0xFFFF, ~(1 << 70), bin((1 << 66) | 5)[-10:], hex(10 ** 30))
print(f"{2 ** 100:,}", f"{2 ** 70:x}", f"{3 ** 60:e}", str(2 ** 64)[::-1], 2 ** 200 / 2 ** 190, float(10 ** 25), round(12345678901234567890, -5))
getcontext().prec = 40
print(Decimal(2).sqrt(), Decimal(1) / 7, (Decimal("1.1") ** 20), Decimal("0.1") * 3 == Decimal("0.3"), sep="\n")
with localcontext() as context:
    context.prec = 6
    print(Decimal(1) / 3, Decimal("123456.789") + 0, Decimal("2.5").quantize(Decimal("1")), Decimal("1E+3") * 2)
print(Decimal("19.99").quantize(Decimal("0.1")), Decimal(5) // 2, Decimal(-5) % 3, Decimal("NaN").is_nan(), sum([Decimal("0.1")] * 10))
