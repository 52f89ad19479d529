### import forms
import math
import math as m
from math import pi, floor as fl
print(m is math, math.pi == pi, fl(2.5))

### import in a function
def f():
    import math
    return math.sqrt(16)
print(f())

### imported names are local
def f():
    from math import ceil
    return ceil(1.2)
f()
ceil

### star import
from math import *
print(sqrt(9), pi > 3)

### several in a line
import math, string as s, json
print(s.digits, json.dumps([1]))

### submodules
import collections.abc
print(collections.abc.Iterable.__name__, collections.OrderedDict.__name__)
import collections.abc as ca
print(ca.Sized.__name__)

### parentheses and trailing comma
from math import (
    floor,
    ceil as up,
)
print(floor(1.5), up(1.5))

### module attributes
import math
print(math.__name__, type(math).__name__, hasattr(math, "pi"), "pi" in dir(math))

### missing module
import no_such_module_here

### missing name
from itertools import no_such_name

### missing package part
import no_such_module_here.part

### relative import outside a package
from . import x

### relative import of a name outside a package
from .a import x

### import error can be caught
try: import no_such_module_here
except ImportError as e: print(type(e).__name__, e.name, e)

### fallback
try: import fast_json_that_is_missing as json
except ImportError: import json
print(json.loads("[1, 2]"))

### modules are shared
import math
import math as again
math.mark = 5
print(again.mark)

### module attribute assignment and deletion
import math
math.extra = 1
del math.extra
math.extra

### import under a condition
import sys
if sys.version_info >= (3, 8): from math import prod
print(prod([2, 3, 4]))

### from import of a submodule
from collections import abc
print(abc.Mapping.__name__)

### importlib
import importlib
print(importlib.import_module("math").floor(1.5))

### import inside a class body
class A:
    import math
    from math import pi
    area = pi * 2
print(A.math.floor(A.area), A().pi == A.pi)

### import as a loop target does not leak
for name in ("math", "string"):
    mod = __import__(name)
    print(mod.__name__)

### this module
import sys
print(sys.modules["sys"].__name__, sys.maxsize, sys.byteorder)

### json basics
import json
print(json.dumps({"a": [1, 2.5, None, True, "é"]}), json.dumps([1], indent=2), json.loads('{"x": [1, {"y": null}]}'), json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps("é", ensure_ascii=False))

### json errors
import json
json.loads("{bad}")

### json of an object
import json
class A: pass
json.dumps(A())

### re basics
import re
m = re.match(r"(\w+)@(\w+)\.com", "bob@site.com")
print(m.group(1), m.groups(), re.findall(r"\d+", "a1b22"), re.sub(r"(\d)", r"<\1>", "a1b2"), re.split(r"[,;]\s*", "a, b;c"), bool(re.fullmatch(r"[a-z]+", "abc")))

### datetime basics
from datetime import date, datetime, timedelta
d = date(2024, 2, 28)
print(d + timedelta(days=2), (date(2024, 12, 25) - d).days, d.strftime("%Y/%m/%d %A"), d.isoweekday(), datetime(2024, 1, 1, 12, 30).isoformat(), datetime.strptime("2024-03-05", "%Y-%m-%d").date())

### decimal and fractions
from decimal import Decimal
from fractions import Fraction
print(Decimal("0.1") + Decimal("0.2"), Decimal(1) / Decimal(3), Fraction(1, 3) + Fraction(1, 6), Fraction("0.25"), round(Decimal("2.675"), 2))

### statistics
import statistics as s
print(s.mean([1, 2, 3, 4]), s.median([3, 1, 2]), s.mode("aab"), round(s.stdev([1, 2, 3, 4]), 4), s.pvariance([1, 2, 3]))

### textwrap
import textwrap
print(textwrap.fill("the quick brown fox jumps", 10), textwrap.dedent("  a\n    b"), textwrap.shorten("a long sentence here", 12), textwrap.indent("a\nb", "> "), sep="\n")

### base64 and hashlib
import base64, hashlib
print(base64.b64encode(b"hello"), base64.b64decode("aGVsbG8="), hashlib.md5(b"a").hexdigest(), hashlib.sha256(b"").hexdigest()[:16])

### random with a seed
import random
random.seed(42)
print([random.randint(1, 100) for _ in range(5)], random.random(), random.choice("abc"), random.sample(range(10), 3))
l = [1, 2, 3, 4, 5]
random.shuffle(l)
print(l, random.uniform(1, 2), random.gauss(0, 1))

### functools reduce
from functools import reduce
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(max, [3, 1], 5), reduce(lambda a, b: a + b, [], "start"))
reduce(lambda a, b: a, [])

### time is callable
import time
print(time.time() > 0, time.perf_counter() >= 0, isinstance(time.time_ns(), int))

### date errors
from datetime import date, datetime
for f in (lambda: date(2023, 2, 29), lambda: date(2023, 13, 1), lambda: date(0, 1, 1), lambda: datetime.strptime("2024-02-30", "%Y-%m-%d"), lambda: datetime.strptime("x", "%Y"), lambda: date.fromisoformat("2024-1-1")):
    try: f()
    except ValueError as e: print(e)
# 3.14| day 29 must be in range 1..28 for month 2 in year 2023
# 3.14| month must be in 1..12, not 13
# 3.14| year must be in 1..9999, not 0
# 3.14| day 30 must be in range 1..29 for month 2 in year 2024
# 3.14| time data 'x' does not match format '%Y'
# 3.14| Invalid isoformat string: '2024-1-1'
