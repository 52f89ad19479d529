### override and super
class A:
    def __init__(self, x): self.x = x
    def m(self): return "A"
class B(A):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
    def m(self): return super().m() + "B"
b = B(1, 2)
print(b.x, b.y, b.m(), A.m(b), super(B, b).m())

### diamond
class A:
    def m(self): print("A")
class B(A):
    def m(self): print("B"); super().m()
class C(A):
    def m(self): print("C"); super().m()
class D(B, C):
    def m(self): print("D"); super().m()
D().m()
[c.__name__ for c in D.__mro__]

### cooperative init
class Base:
    def __init__(self, **k): self.left = k
class X(Base):
    def __init__(self, x, **k): super().__init__(**k); self.x = x
class Y(Base):
    def __init__(self, y, **k): super().__init__(**k); self.y = y
class Z(X, Y): pass
z = Z(x=1, y=2, q=3)
print(z.x, z.y, z.left)

### C3 order
class O: pass
class A(O): pass
class B(O): pass
class C(O): pass
class D(A, B): pass
class E(B, C): pass
class F(D, E): pass
print([c.__name__ for c in F.mro()])

### C3 conflict
class A: pass
class B(A): pass
class C(A, B): pass
# 3.14| TypeError: Cannot create a consistent method resolution order (MRO) for bases A, B

### C3 conflict of two orders
class A: pass
class B: pass
class C(A, B): pass
class D(B, A): pass
class E(C, D): pass
# 3.14| TypeError: Cannot create a consistent method resolution order (MRO) for bases A, B

### object must be last
class A(object, int): pass
# 3.14| TypeError: Cannot create a consistent method resolution order (MRO) for bases object, int

### attribute lookup follows the order
class A: x = "A"
class B(A): pass
class C(A): x = "C"
class D(B, C): pass
D.x

### super without a method
class A:
    def m(self): super().m()
A().m()

### super outside a class
super()

### super in a plain function
def f(x): return super().m()
f(1)

### super without self
class A:
    def m(): return super()
A.m()

### super in a nested function and comprehension
class A:
    def v(self): return 1
class B(A):
    def m(self):
        def inner(): return super(B, self).v()
        return inner()
B().m()

### super in a static method
class A:
    @staticmethod
    def s(): return "A.s"
class B(A):
    @staticmethod
    def s(): return super(B, B).s() + "B"
B.s()

### super in a class method
class A:
    @classmethod
    def make(cls): return [cls.__name__]
class B(A):
    @classmethod
    def make(cls): return super().make() + ["more"]
B.make()

### super with a wrong instance
class A: pass
class B: pass
super(A, B())
# 3.14| TypeError: super(type, obj): obj (instance of B) is not an instance or subtype of type (A).

### super with one argument
class A:
    def m(self): return "A"
class B(A): pass
s = super(B)
print(type(s).__name__, s.__thisclass__.__name__, s.__self__)

### super attributes and items
class A:
    x = 5
    def __getitem__(self, k): return ("A", k)
class B(A):
    x = 6
    def m(self): return super().x, super().__getitem__(1)
print(B().m())

### super is not subscriptable
class A:
    def __getitem__(self, k): return k
class B(A):
    def m(self): return super()[1]
B().m()

### super property and setter
class A:
    def __init__(self): self._v = 1
    @property
    def v(self): return self._v
    @v.setter
    def v(self, n): self._v = n
class B(A):
    @property
    def v(self): return super().v * 10
    @v.setter
    def v(self, n): super(B, B).v.__set__(self, n + 1)
b = B()
b.v = 4
b.v

### super assignment does not work
class A: pass
class B(A):
    def m(self): super().x = 1
B().m()
# 3.14| AttributeError: 'super' object has no attribute 'x' and no __dict__ for setting new attributes

### super missing attribute names
class A: pass
class B(A):
    def m(self): return super().nothing
B().m()

### __class__ cell and rebinding the class name
class A:
    def m(self): return "A.m"
class B(A):
    def m(self): return super().m() + "!"
C = B
B = None
C().m()

### isinstance follows all bases
class A: pass
class B: pass
class C(A, B): pass
print(isinstance(C(), B), issubclass(C, B), C.__bases__, C.__base__)

### extending builtins
class L(list):
    def sum(self): return sum(self)
class D(dict):
    def __getattr__(self, k): return self[k]
class I(int):
    def double(self): return I(self * 2)
class S(str):
    def shout(self): return self.upper() + "!"
print(L([1, 2]).sum(), D(a=5).a, I(4).double().double(), S("hi").shout())

### extending two builtins
class A(int, str): pass

### extending int with __new__
class Even(int):
    def __new__(cls, n):
        if n % 2: raise ValueError("odd")
        return super().__new__(cls, n)
print(Even(4) + 1)
Even(3)

### exception hierarchy
class AppError(Exception):
    code = 1
class NotFound(AppError):
    code = 404
try: raise NotFound("x")
except AppError as e: print(type(e).__name__, e.code, e)

### abstract base class
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    def show(self): return f"area {self.area()}"
class Sq(Shape):
    def __init__(self, n): self.n = n
    def area(self): return self.n ** 2
print(Sq(3).show())
Shape()
# 3.14| area 9
# 3.14| TypeError: Can't instantiate abstract class Shape without an implementation for abstract method 'area'

### abstract with two methods
from abc import ABC, abstractmethod
class A(ABC):
    @abstractmethod
    def f(self): ...
    @abstractmethod
    def g(self): ...
class B(A):
    def f(self): ...
try: B()
except TypeError as e: print(e)
A()
# 3.14| Can't instantiate abstract class B without an implementation for abstract method 'g'
# 3.14| TypeError: Can't instantiate abstract class A without an implementation for abstract methods 'f', 'g'

### abstract property
from abc import ABC, abstractmethod
class A(ABC):
    @property
    @abstractmethod
    def x(self): ...
class B(A):
    x = 5
print(B().x)
A()
# 3.14| 5
# 3.14| TypeError: Can't instantiate abstract class A without an implementation for abstract method 'x'

### virtual subclasses
from abc import ABC
class A(ABC): pass
A.register(int)
print(isinstance(5, A), issubclass(int, A), A in int.__mro__)

### subclass hook
from abc import ABC
class HasLen(ABC):
    @classmethod
    def __subclasshook__(cls, c): return any("__len__" in b.__dict__ for b in c.__mro__)
print(issubclass(list, HasLen), issubclass(int, HasLen), isinstance("a", HasLen))

### __init_subclass__
class Base:
    found = []
    def __init_subclass__(cls, /, tag=None, **k):
        super().__init_subclass__(**k)
        cls.found.append((cls.__name__, tag))
class A(Base): pass
class B(A, tag="b"): pass
Base.found

### __init_subclass__ with a wrong keyword
class Base:
    def __init_subclass__(cls, a): pass
class A(Base, b=1): pass

### mixins
class Json:
    def dump(self): return "{" + ", ".join(f"{k}={v}" for k, v in vars(self).items()) + "}"
class Eq:
    def __eq__(self, o): return vars(self) == vars(o)
class P(Json, Eq):
    def __init__(self, x): self.x = x
print(P(1).dump(), P(1) == P(1), P(1) == P(2))

### private overriding
class A:
    def __init__(self): self.setup()
    def setup(self): self.v = "A"
class B(A):
    def setup(self): super().setup(); self.v += "B"
B().v

### calling an unrelated method with an instance
class A:
    def m(self): return self.x
class B: x = 5
A.m(B())

### changing bases
class A:
    def m(self): return "A"
class B:
    def m(self): return "B"
class C(A): pass
c = C()
C.__bases__ = (B,)
print(c.m(), C.__mro__[1].__name__)

### class attribute inheritance and rebinding
class A: n = 1
class B(A): pass
A.n = 2
print(B.n)
B.n = 3
print(A.n, B.n)
del B.n
print(B.n)

### inherited class method builds the subclass
class A:
    @classmethod
    def new(cls): return cls()
class B(A): pass
type(B.new()).__name__

### template method
class Report:
    def render(self): return "\n".join([self.head(), *self.body(), self.foot()])
    def head(self): return "== report =="
    def body(self): yield "nothing"
    def foot(self): return "=" * 12
class Sales(Report):
    def body(self):
        yield from (f"{n}: {v}" for n, v in [("a", 1), ("b", 2)])
print(Sales().render())

### visitors by class name
class Num:
    def __init__(self, v): self.v = v
class Add:
    def __init__(self, l, r): self.l, self.r = l, r
class Visitor:
    def visit(self, n): return getattr(self, "visit_" + type(n).__name__)(n)
    def visit_Num(self, n): return n.v
    def visit_Add(self, n): return self.visit(n.l) + self.visit(n.r)
Visitor().visit(Add(Num(1), Add(Num(2), Num(3))))

### deep hierarchy
cls = object
for i in range(50):
    cls = type(f"C{i}", (cls,), {f"a{i}": i})
c = cls()
print(c.a0, c.a49, len(cls.__mro__), cls.__name__)

### method resolution with builtins in the middle
class A(dict):
    def get(self, k, d=None): return ("A", super().get(k, d))
class B(A):
    def get(self, k, d=None): return ("B", super().get(k, d))
print(B(x=1).get("x"), B().get("y", 5))

### __mro_entries__
class Fake:
    def __mro_entries__(self, bases): return (dict,)
class A(Fake()): pass
print(A.__mro__[1], A.__orig_bases__[0].__class__.__name__)
