# Attacks on memory and on single long operations. Sizes must be estimated before anything is computed.

### power
# tries: one huge power
# expect: limit memory|size|instructions|time
10 ** 10 ** 10

### power tower
# tries: a power that is a power
# expect: limit memory|size|instructions|time
9 ** 9 ** 9 ** 9

### power of two
# tries: a base that is a power of two
# expect: limit memory|size
2 ** (2 ** 40)

### power by pow
# tries: pow without a modulus
# expect: limit memory|size|instructions|time
pow(7, 10 ** 11)

### power in place
# tries: squaring over and over
# expect: limit memory|size|instructions|time
x = 3
while True: x *= x

### power with a huge modulus
# tries: pow with three huge numbers
# expect: limit memory|size|instructions|time
m = (1 << 4_000_000) - 1
pow(m - 2, m - 3, m)

### shift
# tries: one huge shift
# expect: limit memory|size
1 << (1 << 40)

### shift in a loop
# tries: shifting by the value itself
# expect: limit memory|size|instructions|time
x = 1
while True: x <<= 1_000_000

### multiplication
# tries: one product of two huge numbers, which takes long by itself
# expect: limit memory|size|instructions|time
a = (1 << 400_000_000) - 1
a * a

### division
# tries: one long division
# expect: limit memory|size|instructions|time
a = (1 << 200_000_000) - 1
b = (1 << 100_000_000) - 3
a // b, a % b

### str of a huge number
# tries: conversion to decimal text, which is quadratic
# expect: limit memory|size|instructions|time
import sys
sys.set_int_max_str_digits(0)
str((1 << 50_000_000) - 1)

### int of a huge text
# tries: conversion from decimal text
# expect: limit memory|size|instructions|time
import sys
sys.set_int_max_str_digits(0)
int("7" * 20_000_000)

### int digit limit
# tries: text of a number over the limit of digits
# expect: contained
try: int("1" * 10_000)
except ValueError: print("refused")
try: str(10 ** 10_000)
except ValueError: print("refused")

### bin of a huge number
# tries: binary and hexadecimal text
# expect: limit memory|size|instructions|time
[bin(1 << 500_000_000), hex(1 << 500_000_000)]

### format of a huge number
# tries: format with separators
# expect: limit memory|size|instructions|time
f"{(1 << 400_000_000):_b}"

### factorial
# tries: math.factorial
# expect: limit memory|size|instructions|time
import math
math.factorial(10 ** 8)

### comb and perm
# tries: math.comb and math.perm
# expect: limit memory|size|instructions|time
import math
math.comb(10 ** 9, 5 * 10 ** 8), math.perm(10 ** 9, 5 * 10 ** 8)

### gcd and isqrt
# tries: number theory on huge numbers
# expect: limit memory|size|instructions|time
import math
a, b = (1 << 100_000_000) - 1, (1 << 99_999_999) - 3
math.gcd(a, b), math.isqrt(a), math.lcm(a, b)

### math.prod
# tries: a product of many
# expect: limit memory|size|instructions|time
import math
math.prod(range(1, 10 ** 8))

### sum of big numbers
# tries: sum of ever bigger numbers
# expect: limit memory|size|instructions|time
sum(1 << i for i in range(10 ** 7))

### decimal precision
# tries: a huge precision
# expect: limit memory|size|instructions|time|contained
from decimal import Decimal, getcontext
getcontext().prec = 10 ** 9
Decimal(1) / 7

### decimal exponent
# tries: turning a huge exponent into an integer
# expect: limit memory|size|instructions|time
from decimal import Decimal
int(Decimal("1E+100000000"))

### fractions grow
# tries: fractions whose parts double
# expect: limit memory|size|instructions|time
from fractions import Fraction
x = Fraction(1, 3)
while True: x = x * x + 1

### fraction from a float text
# tries: a huge exponent in text
# expect: limit memory|size|instructions|time
from fractions import Fraction
Fraction("1e1000000000")

### string repeat
# tries: one huge repeat
# expect: limit memory|size
"a" * 10 ** 12

### string repeat twice
# tries: repeat of a repeat
# expect: limit memory|size
("ab" * 10 ** 6) * 10 ** 6

### string doubling
# tries: s += s
# expect: limit memory|size
s = "x"
while True: s += s

### string join
# tries: a separator that is huge
# expect: limit memory|size
("x" * 10 ** 6).join(["y"] * 10 ** 6)

### string replace
# tries: every character becomes a megabyte
# expect: limit memory|size
("a" * 10 ** 6).replace("a", "b" * 10 ** 6)

### string replace of nothing
# tries: replacing the empty text
# expect: limit memory|size
("a" * 10 ** 6).replace("", "b" * 10 ** 6)

### string padding
# tries: ljust, rjust, center, zfill
# expect: limit memory|size
"".ljust(10 ** 12), "".rjust(10 ** 12), "".center(10 ** 12), "".zfill(10 ** 12)

### string expandtabs
# tries: huge tabs
# expect: limit memory|size
("\t" * 1000).expandtabs(10 ** 9)

### string translate
# tries: every character becomes long text
# expect: limit memory|size
("a" * 10 ** 6).translate({97: "b" * 10 ** 6})

### string encode
# tries: error handlers that make text longer
# expect: limit memory|size
("\U0001f600" * 10 ** 8).encode("ascii", "namereplace")

### string utf-32
# tries: four bytes for each character
# expect: limit memory|size
("a" * 10 ** 9).encode("utf-32")

### string case growth
# tries: letters that become three
# expect: limit memory|size
s = "\u0390" * 10 ** 7
while True: s = s.upper() + s

### percent width
# tries: %*d with a huge width
# expect: limit memory|size
"%*d" % (10 ** 10, 1)

### percent precision
# tries: %.*f with a huge precision
# expect: limit memory|size
"%.*f" % (10 ** 9, 1.0)

### percent digits
# tries: precision of an integer
# expect: limit memory|size
"%.1000000000d" % 1

### format width
# tries: a width in a specification
# expect: limit memory|size
format(1, "1000000000000")

### f-string width
# tries: a nested width
# expect: limit memory|size
f"{'x':{10 ** 12}}"

### format precision
# tries: a precision in a specification
# expect: limit memory|size
f"{1.5:.{10 ** 9}f}"

### format fields
# tries: many fields of one long argument
# expect: limit memory|size
("{0}" * 10 ** 6).format("x" * 10 ** 6)

### format nested
# tries: text that is formatted again and again
# expect: limit memory|size
s = "{0}{0}"
while True: s = s.format(s)

### list repeat
# tries: one huge list
# expect: limit memory|size
[0] * 10 ** 12

### list repeat in place
# tries: doubling
# expect: limit memory|size
a = [0]
while True: a *= 2

### list append
# tries: growth by one
# expect: limit memory|instructions|time
a = []
while True: a.append(a)

### list from range
# tries: a range made into a list
# expect: limit memory|size
list(range(10 ** 12))

### list extend by itself
# tries: growth by extend
# expect: limit memory|size
a = [1]
while True: a.extend(a)

### list slice assignment
# tries: growth by slices
# expect: limit memory|size
a = [1]
while True: a[:0] = a

### list insert in front
# tries: quadratic moves
# expect: limit memory|instructions|time
a = []
for i in range(10 ** 9): a.insert(0, i)

### tuple repeat
# tries: one huge tuple
# expect: limit memory|size
(0,) * 10 ** 12

### tuple of a range
# tries: tuple, set, frozenset, dict.fromkeys of huge ranges
# expect: limit memory|size|instructions|time
tuple(range(10 ** 11)), set(range(10 ** 11)), dict.fromkeys(range(10 ** 11))

### unpacking a range
# tries: star into a list and a call
# expect: limit memory|size
print(*range(10 ** 11))

### dict growth
# tries: ever more keys
# expect: limit memory|instructions|time
d = {}
while True: d[len(d)] = d

### dict of long keys
# tries: keys that are long texts
# expect: limit memory|instructions|time
d = {}
while True: d["k" * 10 ** 6 + str(len(d))] = 1

### dict union
# tries: copies of growing dicts
# expect: limit memory|instructions|time
d, n = {0: 0}, 0
while True:
    d = d | {k + len(d): k for k in d}

### set growth
# tries: ever more elements
# expect: limit memory|instructions|time
s, i = set(), 0
while True: s.add(i); i += 1

### bytes
# tries: bytes and bytearray of a huge size
# expect: limit memory|size
bytes(10 ** 12), bytearray(10 ** 12)

### bytes repeat and join
# tries: bytes methods
# expect: limit memory|size
b"ab" * 10 ** 12, (b"x" * 10 ** 6).join([b"y"] * 10 ** 6)

### bytearray growth
# tries: extend by itself
# expect: limit memory|size
b = bytearray(b"x")
while True: b.extend(b)

### int to_bytes
# tries: a huge length
# expect: limit memory|size
(1).to_bytes(10 ** 12, "big")

### int from_bytes
# tries: a number from huge bytes
# expect: limit memory|size
int.from_bytes(bytes(10 ** 10), "big")

### memoryview hex
# tries: text twice as long
# expect: limit memory|size
bytes(10 ** 9).hex(":")

### io buffers
# tries: StringIO and BytesIO
# expect: limit memory|size|instructions|time
import io
s = io.StringIO()
while True: s.write("x" * 10 ** 6)

### io seek and write
# tries: a hole
# expect: limit memory|size
import io
b = io.BytesIO()
b.seek(10 ** 12)
b.write(b"x")

### print flood
# tries: endless output
# expect: limit size|instructions|time|memory
while True: print("x" * 1000)

### print one huge
# tries: one line without end
# expect: limit memory|size
print("x" * 10 ** 9, "y" * 10 ** 9, sep="z" * 10 ** 9)

### print many arguments
# tries: separators
# expect: limit memory|size|instructions|time
print(*["a"] * 10 ** 7, sep="b" * 10 ** 4)

### generators kept
# tries: ever more suspended generators
# expect: limit memory|instructions|time
def g(): yield bytearray(10 ** 5)
a = []
while True:
    x = g(); next(x); a.append(x)

### closures kept
# tries: ever more functions
# expect: limit memory|instructions|time
a = []
while True: a.append(lambda x=len(a): (x, a))

### instances kept
# tries: ever more objects with attributes
# expect: limit memory|instructions|time
class A: pass
a = []
while True:
    x = A(); x.me = x; x.text = str(len(a)) * 100
    a.append(x)

### cycles
# tries: garbage that only a collector frees
# expect: limit instructions|time
while True:
    a = [bytearray(10 ** 5)]
    a.append(a)

### exceptions kept
# tries: a chain of exceptions with tracebacks
# expect: limit memory|instructions|time
e = None
while True:
    try: raise ValueError("x" * 10 ** 4) from e
    except ValueError as n: e = n

### notes on an exception
# tries: add_note without end
# expect: limit memory|instructions|time
e = ValueError()
while True: e.add_note("x" * 10 ** 5)

### exception groups nested
# tries: groups in groups, then shown
# expect: limit recursion|memory|instructions|time|contained
e = ValueError()
for _ in range(100000): e = ExceptionGroup("g", [e])
raise e

### error message
# tries: a huge message
# expect: limit memory|size|contained
raise ValueError("x" * 10 ** 8)

### error with a huge key
# tries: KeyError and int() with huge text
# expect: limit memory|size|contained
{}["k" * 10 ** 8]

### attribute names
# tries: ever more attributes and interned names
# expect: limit memory|instructions|time
class A: pass
i = 0
while True: setattr(A, f"a{i}" * 100, i); i += 1

### modules of names
# tries: ever more globals
# expect: limit memory|instructions|time
i = 0
while True: globals()[f"v{i}"] = bytearray(1000); i += 1

### product
# tries: itertools.product with a huge pool
# expect: limit memory|size|instructions|time
import itertools
list(itertools.product(range(100), repeat=10))

### product repeat
# tries: a huge repeat
# expect: limit memory|size|instructions|time
import itertools
next(itertools.product([0], repeat=10 ** 9))

### permutations
# tries: all orders of thirty things
# expect: limit memory|size|instructions|time
import itertools
list(itertools.permutations(range(30)))

### combinations
# tries: all halves of sixty things
# expect: limit memory|size|instructions|time
import itertools
len(list(itertools.combinations(range(60), 30)))

### powerset by comprehension
# tries: 2 ** 40 sets
# expect: limit memory|instructions|time
s = [[]]
for i in range(40): s += [x + [i] for x in s]

### tee
# tries: one copy far ahead of the other
# expect: limit memory|instructions|time
import itertools
a, b = itertools.tee(itertools.count())
for _ in a: pass

### nested comprehension
# tries: a cube of lists
# expect: limit memory|instructions|time
[[[k for k in range(10 ** 4)] for j in range(10 ** 4)] for i in range(10 ** 4)]

### accumulate
# tries: sums of growing texts
# expect: limit memory|instructions|time
import itertools
list(itertools.accumulate(itertools.repeat("x" * 1000)))

### zip longest and groupby
# tries: lists of endless things
# expect: limit memory|instructions|time
import itertools
list(itertools.zip_longest(itertools.count(), [1]))

### cache without bound
# tries: functools.cache as a store
# expect: limit memory|instructions|time
import functools
@functools.cache
def f(n): return "x" * 10 ** 5 + str(n)
i = 0
while True: f(i); i += 1

### regex findall and sub
# tries: results that are larger than the text
# expect: limit memory|size|instructions|time
import re
re.sub("", "x" * 10 ** 6, "y" * 10 ** 6)

### regex split
# tries: ten million pieces again and again
# expect: limit memory|size|instructions|time
import re
kept = []
while True: kept.append(re.findall("a", "a" * 10 ** 6))

### random choices
# tries: a huge sample
# expect: limit memory|size
import random
random.choices([1], k=10 ** 11)

### random bits
# tries: getrandbits and randbytes
# expect: limit memory|size
import random
random.getrandbits(10 ** 11), random.randbytes(10 ** 11)

### textwrap and pprint
# tries: fill with a huge indent
# expect: limit memory|size|instructions|time
import textwrap
textwrap.indent("a\n" * 10 ** 6, "x" * 10 ** 6)

### json indent
# tries: a huge indent
# expect: limit memory|size|instructions|time
import json
json.dumps([[[[1]]]], indent=10 ** 10)

### json of a text
# tries: escapes that make six of one
# expect: limit memory|size
import json
s = "\x00" * 10 ** 8
while True: s = json.dumps(s)

### csv and base64
# tries: encodings that grow
# expect: limit memory|size
import base64
b = b"x" * 10 ** 7
while True: b = base64.b16encode(b)

### hash rounds
# tries: key stretching with a huge count
# expect: limit instructions|time|contained
import hashlib
hashlib.pbkdf2_hmac("sha256", b"a", b"b", 10 ** 10)

### zlib bomb
# tries: unpacking that grows a thousandfold
# expect: limit memory|size|contained
import zlib
b = zlib.compress(b"\0" * 10 ** 7)
while True: b = zlib.decompress(b) * 1000

### struct
# tries: a huge count in a format
# expect: limit memory|size|contained
import struct
struct.pack("999999999999x"), struct.unpack("1000000000s", b"")

### array
# tries: array repeat
# expect: limit memory|size|contained
import array
array.array("d", [0.0]) * 10 ** 11

### calendar and datetime
# tries: text of huge widths
# expect: limit memory|size|contained
import calendar, datetime
calendar.TextCalendar().formatyear(2024, w=10 ** 9), datetime.date(2024, 1, 1).strftime("%A" * 10 ** 8)

### deque and Counter
# tries: elements() and repeats
# expect: limit memory|size|instructions|time
from collections import Counter, deque
list(Counter(a=10 ** 12).elements())

### string Template
# tries: substitution that grows
# expect: limit memory|size
from string import Template
Template("$a" * 10 ** 6).substitute(a="x" * 10 ** 6)

### asyncio tasks
# tries: ever more tasks
# expect: limit memory|instructions|time
import asyncio
async def f(): await asyncio.sleep(0)
async def main():
    kept = []
    while True: kept.append(asyncio.create_task(f()))
asyncio.run(main())

### asyncio queue
# tries: a queue without a bound
# expect: limit memory|instructions|time
import asyncio
async def main():
    q = asyncio.Queue()
    while True: await q.put(bytearray(10 ** 5))
asyncio.run(main())

### slices of huge text kept
# tries: small parts that keep or copy the whole
# expect: limit memory|instructions|time
s, kept = "x" * 10 ** 6, []
while True: kept.append(s[1:])

### text built by one
# tries: += in a loop, which is quadratic
# expect: limit memory|instructions|time
s = ""
while True: s = s + "ab"

### sort of huge
# tries: sorting many
# expect: limit memory|instructions|time
import random
while True: sorted(range(10 ** 7), key=lambda x: -x)

### limit error caught and repeated
# tries: going on after MemoryError
# expect: limit memory|size|instructions|time
kept = []
while True:
    try: kept.append("x" * 10 ** 8)
    except BaseException: kept.append("y" * 10 ** 6)

### dataclass with many fields
# tries: generated source that is huge
# expect: limit memory|size|instructions|time|recursion
import dataclasses
dataclasses.make_dataclass("C", [f"f{i}" for i in range(10 ** 6)])

### namedtuple and enum with many names
# tries: generated classes
# expect: limit memory|size|instructions|time
import collections, enum
collections.namedtuple("N", [f"f{i}" for i in range(10 ** 6)]), enum.Enum("E", [f"m{i}" for i in range(10 ** 6)])

### unicode normalisation
# tries: characters that become eighteen
# expect: limit memory|size|instructions|time
import unicodedata
unicodedata.normalize("NFKD", "\ufdfa" * 10 ** 8)
