"""Sieves, factorisation, a probabilistic test and number theory on big numbers."""
import math
import random
from collections import Counter
from itertools import count, islice, takewhile


def sieve(limit):
    flags = bytearray([1]) * (limit + 1)
    flags[0:2] = b"\0\0"
    for n in range(2, math.isqrt(limit) + 1):
        if flags[n]:
            flags[n * n :: n] = bytes(len(range(n * n, limit + 1, n)))
    return [n for n, flag in enumerate(flags) if flag]


def endless():
    """Primes without a limit, by a dictionary of the next composite."""
    composites = {}
    for n in count(2):
        step = composites.pop(n, None)
        if step is None:
            yield n
            composites[n * n] = n
        else:
            nxt = n + step
            while nxt in composites:
                nxt += step
            composites[nxt] = step


def is_prime(n, rounds=12, rng=random.Random(1)):
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for _ in range(rounds):
        x = pow(rng.randrange(2, n - 1), d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def rho(n):
    if n % 2 == 0:
        return 2
    for c in count(1):
        x = y = 2
        d = 1
        while d == 1:
            x = (x * x + c) % n
            y = (y * y + c) % n
            y = (y * y + c) % n
            d = math.gcd(abs(x - y), n)
        if d != n:
            return d


def factors(n):
    if n == 1:
        return []
    if is_prime(n):
        return [n]
    d = rho(n)
    return sorted(factors(d) + factors(n // d))


def show(n):
    return " * ".join(f"{p}^{k}" if k > 1 else str(p) for p, k in sorted(Counter(factors(n)).items())) or "1"


def totient(n):
    result = n
    for p in set(factors(n)):
        result -= result // p
    return result


def bezout(a, b):
    if b == 0:
        return a, 1, 0
    g, x, y = bezout(b, a % b)
    return g, y, x - a // b * y


def remainders(pairs):
    """The Chinese remainder theorem."""
    x, m = 0, 1
    for r, n in pairs:
        g, p, _ = bezout(m, n)
        if (r - x) % g:
            raise ValueError(f"no number is {r} modulo {n} as well")
        x, m = (x + m * ((r - x) // g * p)) % (m * n // g), m * n // g
    return x, m


primes = sieve(100)
print(primes, len(sieve(10000)), sieve(10000)[-1])
print(list(islice(endless(), 25)) == primes[:25], list(takewhile(lambda p: p < 30, endless())))
print([(p, q) for p, q in zip(primes, primes[1:]) if q - p == 2])
print([n for n in range(60) if is_prime(n)], is_prime(2 ** 89 - 1), is_prime(2 ** 83 - 1), is_prime(561))
for n in (1, 2, 360, 1001, 2 ** 32 + 1, 600851475143, 10 ** 12 + 39, 123456789012):
    print(n, "=", show(n))
print([totient(n) for n in range(1, 13)], bezout(240, 46), remainders([(2, 3), (3, 5), (2, 7)]))
try:
    remainders([(0, 4), (1, 6)])
except ValueError as error:
    print(error)
p, q, e = 1000003, 1000033, 65537
d = pow(e, -1, (p - 1) * (q - 1))
message = int.from_bytes(b"hello"[:4], "big")
secret = pow(message, e, p * q)
print(secret, pow(secret, d, p * q).to_bytes(4, "big"))
print([n for n in range(1, 1000) if sum(d for d in range(1, n) if n % d == 0) == n])
