### simple
class Dog:
    """A dog."""
    kind = "canine"
    def __init__(self, name): self.name = name
    def speak(self): return f"{self.name} says woof"
d = Dog("Rex")
print(d.speak(), d.kind, Dog.kind, Dog.__doc__, Dog.__name__)

### class and instance attributes
class A:
    n = 0
    items = []
a, b = A(), A()
a.n += 1
a.items.append(5)
print(a.n, b.n, A.n, b.items, a.__dict__, b.__dict__)

### instance attribute shadows and del reveals
class A: x = "class"
a = A()
a.x = "instance"
print(a.x)
del a.x
print(a.x)

### deleting a missing attribute
class A: x = 1
a = A()
del a.x

### missing attribute
class A: pass
A().foo

### missing attribute of a class
class A: pass
A.foo

### missing attribute with a suggestion
class A:
    def __init__(self): self.colour = 1
A().color

### missing method of None
None.append

### class body runs at once
class A:
    print("body", 1 + 1)
    for i in range(2): print(i)
    if i: flag = True
print(A.i, A.flag)

### methods are bound
class A:
    def m(self): return self
a = A()
m = a.m
print(m() is a, m.__self__ is a, m.__func__ is A.m, a.m == a.m, A.m(a) is a)

### staticmethod and classmethod
class A:
    n = 5
    @staticmethod
    def s(x): return x * 2
    @classmethod
    def c(cls, x): return cls.n * x
class B(A): n = 7
print(A.s(2), A().s(3), A.c(2), B.c(2), B().c(1))

### alternative constructors
class P:
    def __init__(self, x, y): self.x, self.y = x, y
    @classmethod
    def parse(cls, s): return cls(*map(int, s.split(",")))
    def __repr__(self): return f"{type(self).__name__}({self.x}, {self.y})"
class Q(P): pass
print(P.parse("1,2"), Q.parse("3,4"))

### adding methods later
class A: pass
a = A()
A.m = lambda self, x: (type(self).__name__, x)
a.own = lambda x: ("no self", x)
print(a.m(1), a.own(2))

### deleting a method
class A:
    def m(self): pass
del A.m
A().m()

### repr of classes, functions and instances
class A:
    class B: pass
    def m(self): pass
print(A, A.B, [A], type(A), type(A()), A.B.__qualname__, A.m.__qualname__)

### __repr__ and __str__
class A:
    def __repr__(self): return "R"
class B(A):
    def __str__(self): return "S"
print(A(), B(), [B()], str(A()), repr(B()), f"{B()} {B()!r}")

### __init__ returning a value
class A:
    def __init__(self): return 5
A()

### __new__
class A:
    def __new__(cls, *a):
        print("new", a)
        return super().__new__(cls)
    def __init__(self, *a): print("init", a)
A(1, 2)
print("done")

### __new__ returning something else skips __init__
class A:
    def __new__(cls): return 5
    def __init__(self): print("never")
A()

### __new__ returning an instance of a subclass
class A:
    def __new__(cls, *a): return object.__new__(B)
    def __init__(self): print("A init")
class B(A):
    def __init__(self): print("B init")
type(A()).__name__

### singleton
class S:
    _one = None
    def __new__(cls):
        if cls._one is None: cls._one = super().__new__(cls)
        return cls._one
S() is S()

### __new__ without the class
object.__new__()

### __new__ of a wrong class
object.__new__(5)

### object.__new__ of int
object.__new__(int)

### extra arguments with only __new__
class A:
    def __new__(cls, x): return super().__new__(cls)
print(type(A(1)).__name__)

### extra arguments passed on to object
class A:
    def __new__(cls, x): return super().__new__(cls, x)
A(1)

### extra arguments passed on to object init
class A:
    def __init__(self, x): super().__init__(x)
A(1)

### __call__
class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x, *, k=0): return self.n + x + k
a = Adder(5)
print(a(1), a(1, k=2), callable(a), callable(5), list(map(a, [1, 2])))

### not callable
class A: pass
A()()

### __call__ on the instance does not count
class A: pass
a = A()
a.__call__ = lambda: 5
a()

### name mangling
class A:
    def __init__(self): self.__x = 1
    def get(self): return self.__x
class B(A):
    def __init__(self):
        super().__init__()
        self.__x = 2
b = B()
print(b.get(), b.__dict__, b._A__x, b._B__x)

### name mangling outside
class A:
    def __init__(self): self.__x = 1
A().__x

### name mangling of methods, globals and special names
_A__g = "global"
class A:
    def __m(self): return "private"
    def call(self): return self.__m(), __g, self.__class__.__name__
    __y = 5
print(A().call(), A._A__y, hasattr(A, "__y"))

### name mangling of a class with underscores
class __X:
    def __init__(self): self.__a = 1
print(globals()["__X"]().__dict__)

### name mangling of parameters and imports
class A:
    def m(self, __p): return __p, [k for k in locals() if "p" in k]
print(A().m(5))

### __dict__ and vars
class A:
    x = 1
    def __init__(self): self.y = 2
a = A()
a.__dict__["z"] = 3
print(a.z, vars(a), "x" in A.__dict__, type(A.__dict__).__name__, vars(a) is a.__dict__)

### class dict is read only
class A: pass
A.__dict__["x"] = 1

### replacing the dict
class A: pass
a = A()
a.__dict__ = {"q": 1}
print(a.q)
a.__dict__ = 5

### order of the class dict
class A:
    b = 1
    a = 2
    def c(self): pass
[k for k in A.__dict__ if not k.startswith("__")]

### setattr getattr hasattr delattr
class A: pass
a = A()
setattr(a, "x", 1)
print(getattr(a, "x"), getattr(a, "y", "d"), hasattr(a, "x"), hasattr(a, "y"))
delattr(a, "x")
print(hasattr(a, "x"))

### getattr of a missing one
getattr(5, "nope")

### setattr with odd names
class A: pass
a = A()
setattr(a, "not an identifier", 1)
print(getattr(a, "not an identifier"), vars(a))

### setattr with a number
setattr(object, 5, 1)

### attributes of builtin types cannot be set
int.x = 1

### attributes of object instances cannot be set
object().x = 1
# 3.14| AttributeError: 'object' object has no attribute 'x' and no __dict__ for setting new attributes

### changing __class__
class A:
    def m(self): return "A"
class B:
    def m(self): return "B"
a = A()
a.__class__ = B
print(a.m(), type(a).__name__, isinstance(a, A))

### changing __class__ to a builtin
class A: pass
A().__class__ = int

### changing __class__ to a value
class A: pass
A().__class__ = 5

### __eq__ default is identity
class A: pass
a, b = A(), A()
print(a == a, a == b, a != b, a in [b, a], [a] == [a], [a] == [b])

### default ordering
class A: pass
A() < A()

### default hash works in dicts
class A: pass
a = A()
print({a: 1}[a], len({A(), A(), a, a}))

### defining __eq__ removes the hash
class A:
    def __eq__(self, o): return True
print(A.__hash__)
hash(A())

### a subclass may restore the hash
class A:
    def __eq__(self, o): return True
class B(A): __hash__ = object.__hash__
class C(A):
    def __hash__(self): return 5
print(hash(C()), isinstance(hash(B()), int))

### __eq__ makes != too
class A:
    def __eq__(self, o): return False
a = A()
print(a == a, a != a)

### __ne__ by itself
class A:
    def __ne__(self, o): return "ne"
print(A() != 1, A() == 1)

### comparison asks the other side
class A:
    def __eq__(self, o): print("A"); return NotImplemented
class B:
    def __eq__(self, o): print("B"); return NotImplemented
print(A() == B())

### subclass answers first in comparison
class A:
    def __eq__(self, o): return "A"
class B(A):
    def __eq__(self, o): return "B"
print(A() == B(), B() == A())

### isinstance and issubclass
class A: pass
class B(A): pass
print(isinstance(B(), A), isinstance(A(), B), issubclass(B, A), issubclass(A, A), isinstance(A, type), isinstance(5, object), issubclass(B, (int, A)), isinstance(B(), int | A))

### class attributes through the instance type
class A: n = 1
a = A()
type(a).n = 5
print(a.n, a.__class__ is A, A.__bases__, A.__mro__)

### a class without a body docstring
class A: pass
print(A.__doc__, A.__module__, A.__dict__.get("__doc__"))

### nested classes
class Outer:
    class Inner:
        def __init__(self, v): self.v = v
    def make(self): return self.Inner(5)
print(Outer().make().v, Outer.Inner.__name__)

### class in a function and local state
def make(n):
    class A:
        value = n
        def get(self): return n + self.value
    return A
print(make(1)().get(), make(2)().get(), make(1).__qualname__)

### two instances by comprehension
class A:
    count = 0
    def __init__(self): A.count += 1; self.id = A.count
[a.id for a in [A() for _ in range(3)]]

### methods calling each other and self returns
class B:
    def __init__(self): self.parts = []
    def add(self, x): self.parts.append(x); return self
    def build(self): return "-".join(self.parts)
B().add("a").add("b").build()

### class as namespace and dict of classes
shapes = {}
for n in ("Circle", "Square"):
    shapes[n] = type(n, (), {"name": n, "hi": lambda self: self.name})
[s().hi() for s in shapes.values()]

### method assigned from a function and builtin
class A:
    size = len
    def f(self): return "f"
    g = f
print(A().g(), A.size([1]), A().size([1, 2]))

### __init__ called again
class A:
    def __init__(self, x=0): self.x = x
a = A(1)
a.__init__(5)
a.x

### __class__ inside methods
class A:
    def m(self): return __class__.__name__
class B(A): pass
B().m()

### __bool__ and __len__ in conditions
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
print([bool(L(n)) for n in (0, 1)], "empty" if not L(0) else "full")

### __len__ returning wrong things
class A:
    def __len__(self): return 1.5
len(A())

### __len__ returning a negative
class A:
    def __len__(self): return -5
len(A())

### no __len__
class A: pass
len(A())

### __hash__ set to None
class A: __hash__ = None
hash(A())

### __dir__
class A:
    def __dir__(self): return ["b", "a"]
dir(A())

### dir of small classes
class A:
    x = 1
    def m(self): pass
a = A()
a.y = 2
[n for n in dir(a) if not n.startswith("_")]

### __sizeof__ free introspection
class A:
    """doc"""
    x: int = 1
print(A.__annotations__, A.__doc__, A.__base__, A.__subclasses__(), A.__weakrefoffset__ != 0)

### __subclasses__
class A: pass
class B(A): pass
class C(A): pass
A.__subclasses__()

### base that is not a class
class A(5): pass
# 3.14| TypeError: int expected at most 2 arguments, got 3

### base that cannot be subclassed
class A(type(None)): pass

### duplicate base
class B: pass
class A(B, B): pass

### function as base
def f(): pass
class A(f): pass

### keyword in the class statement
class A(x=1): pass

### bases computed
def base(): return dict
class A(base()): pass
class B(*[int]): pass
print(A(x=1), B(5), A.__bases__)

### conditional methods
class A:
    if True:
        def m(self): return "yes"
    else:
        def m(self): return "no"
A().m()

### properties of instances compared by attributes
class P:
    def __init__(self, x, y): self.x, self.y = x, y
    def __eq__(self, o): return isinstance(o, P) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
print(P(1, 2) == P(1, 2), P(1, 2) == 5, len({P(1, 2), P(1, 2)}), {P(1, 2): "v"}[P(1, 2)])
