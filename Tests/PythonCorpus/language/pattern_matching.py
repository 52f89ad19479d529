### literals
def f(x):
    match x:
        case 0: return "zero"
        case 1 | 2: return "small"
        case "a": return "text"
        case None: return "none"
        case True: return "true"
        case -1: return "minus one"
        case 1.5: return "float"
        case b"b": return "bytes"
        case 2 + 3j: return "complex"
        case _: return "other"
print([f(x) for x in (0, 1, 2, "a", None, True, -1, 1.5, b"b", 2 + 3j, 99, False, 0.0)])

### True is compared by identity
match 1:
    case True: print("true")
    case 1: print("one")

### capture and wildcard
match [1, 2]:
    case x: print("captured", x)
match 5:
    case _: print("anything")
print("_" in globals())

### sequences
def f(x):
    match x:
        case []: return "empty"
        case [a]: return ("one", a)
        case [a, b]: return ("two", a, b)
        case [a, *rest]: return ("many", a, rest)
print(f([]), f([1]), f((1, 2)), f([1, 2, 3]), f(range(4)), f("ab"), f({1, 2}), f(b"ab"))

### star positions
def f(x):
    match x:
        case [1, *_, 9]: return "ends"
        case [*init, 0]: return init
        case [_, *mid, _]: return ("mid", mid)
        case _: return "no"
print(f([1, 5, 9]), f([1, 2, 0]), f([7, 8]), f([3]), f([1, 9]))

### nested sequences
match [1, [2, [3, 4]], (5,)]:
    case [a, [b, [*c]], (d,)]: print(a, b, c, d)

### tuples and parentheses
def f(x):
    match x:
        case (): return "unit"
        case (a,): return a
        case (a, b): return a + b
        case (1 | 2) as y: return y
print(f(()), f([7]), f((1, 2)), f(2))

### open sequence
match 1, 2, 3:
    case a, *b: print(a, b)

### mappings
def f(x):
    match x:
        case {"type": "circle", "r": r}: return ("circle", r)
        case {"type": t, **rest}: return (t, rest)
        case {}: return "any mapping"
        case _: return "no"
print(f({"type": "circle", "r": 5, "z": 1}), f({"type": "sq", "w": 2}), f({}), f({"x": 1}), f([]))

### mapping with literal keys
match {1: "a", None: "b", True: "c"}:
    case {None: x, 1: y}: print(x, y)

### mapping does not create missing keys
from collections import defaultdict
d = defaultdict(list)
match d:
    case {"x": _}: print("found")
    case _: print("missing", len(d))

### mapping duplicate keys
match {}:
    case {"a": 1, "a": 2}: pass

### mapping duplicate keys found at run time
class K: a = "x"; b = "x"
match {"x": 1}:
    case {K.a: 1, K.b: 2}: pass

### classes by keyword
class P:
    def __init__(self, x, y): self.x, self.y = x, y
def f(p):
    match p:
        case P(x=0, y=0): return "origin"
        case P(x=0, y=y): return f"on y at {y}"
        case P(x=x, y=y) if x == y: return "diagonal"
        case P(): return "somewhere"
        case _: return "not a point"
print(f(P(0, 0)), f(P(0, 5)), f(P(3, 3)), f(P(1, 2)), f(5))

### classes by position
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
match P(1, 2):
    case P(a, y=b): print(a, b)
match P(P(1, 2), 3):
    case P(P(a, b), c): print(a, b, c)

### too many positions
class P:
    __match_args__ = ("x",)
    x = 1
match P():
    case P(1, 2): pass

### no positions accepted
class P: pass
match P():
    case P(1): pass

### position and keyword for the same attribute
class P:
    __match_args__ = ("x",)
    x = 1
match P():
    case P(1, x=2): pass

### match_args must be a tuple
class P: __match_args__ = ["x"]
match P():
    case P(1): pass

### match_args must hold names
class P: __match_args__ = (5,)
match P():
    case P(1): pass

### class pattern with something that is no class
x = 5
match 1:
    case x(): pass
# 3.14| TypeError: called match pattern must be a class

### missing attribute does not match
class P: pass
match P():
    case P(nothing=1): print("no")
    case P(): print("plain")

### builtin classes
def f(x):
    match x:
        case bool(b): return ("bool", b)
        case int(n): return ("int", n)
        case str(s): return ("str", s)
        case float(): return "float"
        case list([a, b]): return ("pair", a, b)
        case dict(d): return ("dict", len(d))
        case tuple() | set(): return "collection"
        case None: return "none"
print([f(x) for x in (True, 5, "a", 1.5, [1, 2], {}, (1,), set(), None, [1])])

### builtin class with two positions
match 5:
    case int(a, b): pass

### value patterns
class Color: RED = 1; BLUE = 2
def f(x):
    match x:
        case Color.RED: return "red"
        case Color.BLUE: return "blue"
        case _: return "none"
print(f(1), f(2), f(3))

### enum values
from enum import Enum
class S(Enum): ON = 1; OFF = 2
def flip(s):
    match s:
        case S.ON: return S.OFF
        case S.OFF: return S.ON
print(flip(S.ON), flip(S.OFF))

### value pattern of a missing attribute
class A: pass
match 1:
    case A.x: pass

### guards
def f(x):
    match x:
        case int(n) if n < 0: return "negative"
        case int(n) if n > 100: return "big"
        case int(): return "normal"
        case [a, b] if a == b: return "twins"
        case _: return "?"
print(f(-5), f(500), f(7), f([1, 1]), f([1, 2]))

### guard order and binding
def g(n):
    print("guard", n)
    return False
match 5:
    case n if g(n): pass
    case m if g(m) or True: print("second", m)
print(n, m)

### alternatives
def f(x):
    match x:
        case [1, x] | [x, 1]: return x
        case "yes" | "y" | True: return "affirmative"
        case (int() | float()) as n: return n * 2
        case {"a": v} | {"b": v}: return v
print(f([1, 5]), f([6, 1]), f("y"), f(2.5), f({"b": 9}), f(None))

### alternatives must bind the same names
match 1:
    case [x] | [y]: pass

### as patterns
match [1, (2, 3)]:
    case [int() as a, (b, c) as pair]: print(a, b, c, pair)

### as needs a name
match 1:
    case x as 5: pass
# 3.14| SyntaxError: cannot use literal as pattern target

### as underscore
match 1:
    case x as _: pass

### a capture makes the rest unreachable
match 1:
    case x: pass
    case 2: pass

### wildcard makes the rest unreachable
match 1:
    case _: pass
    case 2: pass

### wildcard first in an alternative
match 1:
    case _ | 2: pass

### name bound twice
match [1, 2]:
    case [x, x]: pass

### two stars
match []:
    case [*a, *b]: pass

### star outside
match []:
    case *a: pass

### rest of a mapping must be last
match {}:
    case {**r, "a": 1}: pass

### rest wildcard
match {}:
    case {**_}: pass

### attribute repeated
class P: pass
match 1:
    case P(a=1, a=2): pass

### position after keyword
class P: pass
match 1:
    case P(a=1, 2): pass

### f-string patterns
match "a":
    case f"a": pass

### expression patterns
match 3:
    case 1 + 2: pass

### no case matches
match 5:
    case 6: print("no")
print("after")

### nothing is undone
match [1, 2]:
    case [a, 3]: pass
    case _: print(a)

### subject is evaluated once
def s():
    print("subject")
    return 5
match s():
    case 1: pass
    case 5: print("five")

### walrus and tuples as subject
match (n := 5) + 1:
    case 6: print("six", n)
match 1, 2:
    case (a, b): print(a, b)
match [*range(3)]:
    case [0, *r]: print(r)

### equality is asked of the subject
class E:
    def __eq__(self, o):
        print("eq", o)
        return o == 2
match E():
    case 1: print("one")
    case 2: print("two")

### lengths are asked
class S(list):
    def __len__(self):
        print("len")
        return super().__len__()
match S([1, 2]):
    case [a]: pass
    case [a, b]: print(a, b)

### sequence by abc registration
from collections.abc import Sequence
class S(Sequence):
    def __len__(self): return 2
    def __getitem__(self, i): return ("x", "y")[i]
match S():
    case [a, b]: print(a, b)

### an ordinary class with __getitem__ is no sequence
class S:
    def __len__(self): return 1
    def __getitem__(self, i): return 1
match S():
    case [a]: print("seq")
    case _: print("no")

### soft keywords are names
match = 5
case = 6
_ = 7
type = 8
print(match, case, _, type, match + case)

### match called as a function
def match(x): return x * 2
print(match(4))
match (5)

### match in a function with returns
def depth(t):
    match t:
        case None: return 0
        case (l, _, r): return 1 + max(depth(l), depth(r))
depth(((None, 1, None), 2, None))

### match in a loop with break
for cmd in ["go north", "look", "quit", "never"]:
    match cmd.split():
        case ["go", d]: print("going", d)
        case ["quit"]: break
        case [verb]: print(verb)

### calculator
def ev(e):
    match e:
        case int() | float(): return e
        case ["+", a, b]: return ev(a) + ev(b)
        case ["*", a, b]: return ev(a) * ev(b)
        case ["neg", a]: return -ev(a)
        case [op, *_]: raise ValueError(f"unknown {op}")
print(ev(["+", 1, ["*", 2, ["neg", 3]]]))
ev(["?", 1])

### dataclass patterns
from dataclasses import dataclass
@dataclass
class Circle: r: float
@dataclass
class Rect: w: float; h: float
def area(s):
    match s:
        case Circle(r): return 3 * r * r
        case Rect(w, h) if w == h: return ("square", w * h)
        case Rect(w=w, h=h): return w * h
print(area(Circle(2)), area(Rect(2, 3)), area(Rect(2, 2)), Circle.__match_args__)

### exceptions in patterns
class P:
    @property
    def x(self): raise ValueError("attr")
match P():
    case P(x=1): pass

### error in a guard
match 1:
    case 1 if 1 / 0: pass

### negative and complex literals
def f(x):
    match x:
        case -1.5: return "a"
        case -1 - 2j: return "b"
        case "x" "y": return "c"
print(f(-1.5), f(-1 - 2j), f("xy"))

### json like walk
def show(v):
    match v:
        case None | True | False: return str(v).lower()
        case str(): return '"' + v + '"'
        case int() | float(): return str(v)
        case [*items]: return "[" + ",".join(map(show, items)) + "]"
        case {**pairs}: return "{" + ",".join(f'"{k}":{show(x)}' for k, x in pairs.items()) + "}"
print(show({"a": [1, None, True, {"b": "c"}], "d": 1.5}))
