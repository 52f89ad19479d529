"""Real work on one processor: bulkhead run --cpu-time 10s Examples/primes.py 2000000"""

import sys
import time

limit = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
begin = time.monotonic()
sieve = bytearray([1]) * (limit + 1)
sieve[0:2] = b"\0\0"
for number in range(2, int(limit**0.5) + 1):
    if sieve[number]:
        sieve[number * number :: number] = bytes(len(range(number * number, limit + 1, number)))
primes = [number for number, prime in enumerate(sieve) if prime]
print(f"{len(primes)} primes up to {limit}, the largest is {primes[-1]}")
print(f"found in {time.monotonic() - begin:.2f} s", file=sys.stderr)
