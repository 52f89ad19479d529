### type with three arguments
A = type("A", (), {"x": 5, "m": lambda self: self.x + 1})
B = type("B", (A,), {"x": 6})
print(A().m(), B().m(), B.__bases__, A.__name__, A.__module__, A.__qualname__)

### type with wrong arguments
type("A", 5, {})

### type with a wrong name
type(5, (), {})

### type with two arguments
type("A", ())

### type of instances
print(type(5), type("a"), type(type), type(None), type(...), type([]), type(lambda: 0), type(print), type(len))

### metaclass __new__ and __init__
class M(type):
    def __new__(m, name, bases, ns, **k):
        print("new", name, bases, [n for n in ns if not n.startswith("__")], k)
        ns["added"] = "by meta"
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **k):
        print("init", name)
        super().__init__(name, bases, ns)
class A(metaclass=M, flag=1): x = 5
print(A.added, type(A).__name__)

### metaclass is inherited
class M(type):
    def __init__(cls, n, b, d): super().__init__(n, b, d); print("made", n)
class A(metaclass=M): pass
class B(A): pass
print(type(B) is M)

### metaclass __call__
class M(type):
    def __call__(cls, *a):
        print("call", a)
        return super().__call__(*a)
class A(metaclass=M):
    def __init__(self, x): self.x = x
A(5).x

### singleton metaclass
class S(type):
    _all = {}
    def __call__(cls, *a):
        if cls not in cls._all: cls._all[cls] = super().__call__(*a)
        return cls._all[cls]
class A(metaclass=S): pass
class B(A): pass
print(A() is A(), A() is B())

### metaclass __prepare__
class M(type):
    @classmethod
    def __prepare__(m, name, bases, **k):
        print("prepare", name, k)
        return {"injected": 1}
    def __new__(m, n, b, ns, **k): return super().__new__(m, n, b, ns)
class A(metaclass=M, opt=2):
    y = injected + 1
print(A.y, A.injected)

### __prepare__ that records
class Rec(dict):
    def __setitem__(self, k, v):
        if not k.startswith("__"): print("define", k)
        super().__setitem__(k, v)
class M(type):
    @classmethod
    def __prepare__(m, n, b): return Rec()
    def __new__(m, n, b, ns): return super().__new__(m, n, b, dict(ns))
class A(metaclass=M):
    a = 1
    def f(self): pass
    a = 2

### __prepare__ returning a number
class M(type):
    @classmethod
    def __prepare__(m, n, b): return 5
class A(metaclass=M): pass

### metaclass methods
class M(type):
    def describe(cls): return f"class {cls.__name__}"
    @property
    def upper(cls): return cls.__name__.upper()
class Foo(metaclass=M): pass
print(Foo.describe(), Foo.upper, hasattr(Foo(), "describe"))

### metaclass dunders
class M(type):
    def __repr__(cls): return f"<{cls.__name__}!>"
    def __len__(cls): return 3
    def __getitem__(cls, k): return (cls.__name__, k)
    def __contains__(cls, x): return x == 5
    def __iter__(cls): return iter("abc")
    def __add__(cls, o): return "added"
    def __bool__(cls): return False
class A(metaclass=M): pass
print(A, len(A), A[1], 5 in A, list(A), A + 1, bool(A), bool(A()))

### metaclass __instancecheck__ and __subclasscheck__
class M(type):
    def __instancecheck__(cls, o): return o == 5
    def __subclasscheck__(cls, c): return c is int
class A(metaclass=M): pass
print(isinstance(5, A), isinstance(6, A), issubclass(int, A), issubclass(str, A), isinstance(A(), A))

### metaclass conflict
class M1(type): pass
class M2(type): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
class C(A, B): pass

### most derived metaclass
class M1(type): pass
class M2(M1): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
class C(A, B): pass
type(C).__name__

### function as metaclass
def meta(name, bases, ns):
    print("meta", name, bases)
    return "not a class"
class A(metaclass=meta): x = 1
A

### metaclass attribute lookup order
class M(type):
    x = "meta"
    y = "meta"
class A(metaclass=M):
    x = "class"
print(A.x, A.y)
A().y

### data descriptors on the metaclass win
class M(type):
    @property
    def x(cls): return "meta property"
class A(metaclass=M):
    x = "class"
print(A.x, A().x)

### registry by metaclass
class Plugins(type):
    all = {}
    def __new__(m, n, b, ns):
        c = super().__new__(m, n, b, ns)
        if b: m.all[n.lower()] = c
        return c
class Plugin(metaclass=Plugins): pass
class Csv(Plugin): pass
class Json(Plugin): pass
print(sorted(Plugins.all), Plugins.all["csv"] is Csv)

### enforcing by metaclass
class Strict(type):
    def __new__(m, n, b, ns):
        for k, v in ns.items():
            if callable(v) and not k.startswith("__") and not v.__doc__:
                raise TypeError(f"{n}.{k} needs a docstring")
        return super().__new__(m, n, b, ns)
class A(metaclass=Strict):
    def m(self): "fine"
class B(metaclass=Strict):
    def m(self): pass

### __class_getitem__
class Box:
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item}]"
print(Box[int], Box[1, 2], Box["x"])

### class without __class_getitem__
class A: pass
A[int]

### instance subscripts ignore __class_getitem__
class A:
    def __class_getitem__(cls, i): return 1
A()[0]

### builtin generics
print(list[int], dict[str, int], tuple[int, ...], type[int], list[list[int]], set[int] == set[int])

### int has no generics
int[str]

### generic alias behaviour
a = list[int]
print(a.__origin__, a.__args__, a([1, 2]), isinstance(a([]), list), type(a).__name__)

### isinstance with a generic alias
isinstance([], list[int])

### unions
u = int | str
print(u, u == str | int, isinstance(5, u), isinstance("a", u), isinstance(1.5, u), int | None, (int | str).__args__)

### union with a value
int | 5

### __set_name__ is called for attributes in order
class D:
    def __set_name__(self, o, n): print(o.__name__, n)
class A:
    b = D()
    a = D()
X = type("X", (), {"z": D()})

### type.__call__ path
class A:
    def __new__(cls, x): print("new", x); return super().__new__(cls)
    def __init__(self, x): print("init", x)
type.__call__(A, 5)
print("ok")

### class decorator and metaclass together
class M(type):
    def __new__(m, n, b, ns): print("meta"); return super().__new__(m, n, b, ns)
def deco(c): print("deco"); return c
@deco
class A(metaclass=M): print("body")

### changing methods through the class affects instances
class A:
    def m(self): return 1
a = A()
A.m = lambda self: 2
print(a.m())
setattr(A, "m", lambda self: 3)
a.m()

### __name__ and __qualname__ can be set
class A: pass
A.__name__ = "B"
A.__qualname__ = "X.B"
print(A, A.__name__, A().__class__.__name__)
A.__name__ = 5

### mro can be overridden
class M(type):
    def mro(cls): return [cls, Extra, object]
class Extra:
    def hi(self): return "extra"
class A(metaclass=M): pass
A().hi()

### enum basics
from enum import Enum, IntEnum, auto, Flag
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
print(Color.RED, repr(Color.RED), Color(2), Color["GREEN"], Color.CRIMSON is Color.RED, list(Color), Color.RED.name, Color.RED.value, Color.RED == 1)

### enum errors
from enum import Enum
class Color(Enum): RED = 1
Color(9)

### enum missing name
from enum import Enum
class Color(Enum): RED = 1
Color["BLUE"]

### enum is closed
from enum import Enum
class Color(Enum): RED = 1
class More(Color): BLUE = 2

### enum members cannot be reassigned
from enum import Enum
class Color(Enum): RED = 1
Color.RED = 5

### int enum and auto and flags
from enum import IntEnum, auto, Flag, Enum
class P(IntEnum):
    LOW = auto()
    HIGH = auto()
class F(Flag):
    R = auto()
    W = auto()
    X = auto()
print(P.LOW < P.HIGH, P.HIGH + 1, sorted([P.HIGH, P.LOW]), F.R | F.W, F.R in (F.R | F.X), (F.R | F.W) & F.W, ~F.R, P.LOW == 1, f"{P.LOW}")

### enum methods
from enum import Enum
class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def density(self): return round(self.mass / self.radius ** 3, 5)
    @classmethod
    def heaviest(cls): return max(cls, key=lambda p: p.mass)
    def __str__(self): return self.name.title()
print(Planet.MARS.density, Planet.heaviest(), [str(p) for p in Planet], {Planet.EARTH: 1}[Planet.EARTH])

### methods of builtin types called with anything else
class M(type): pass
class L(list): pass
for attempt in [
    lambda: type.__call__(3), lambda: type.__call__("a", 1), lambda: object.__new__(M), lambda: object.__new__(type), lambda: type.mro(3),
    lambda: list.append(3, 4), lambda: list.append({}, 4), lambda: dict.keys([]), lambda: str.upper(b"a"), lambda: int.bit_length("a"),
    lambda: list.__len__({}), lambda: tuple.__getitem__([], 0), lambda: dict.__getitem__([], 0), lambda: list.__new__(int), lambda: list.__new__(3),
    lambda: set.add(frozenset(), 1), lambda: bytes.decode("a"), lambda: bytearray.append(b"", 1), lambda: L.append([], 1), lambda: range.index([], 1),
    lambda: type.__dict__["__name__"].__get__(3), lambda: Exception.with_traceback(3, None),
]:
    try: print(attempt())
    except (TypeError, AttributeError) as error: print(type(error).__name__)
