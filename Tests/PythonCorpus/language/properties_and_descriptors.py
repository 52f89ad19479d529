### property
class C:
    def __init__(self): self._t = 0
    @property
    def t(self):
        "the temperature"
        return self._t
    @t.setter
    def t(self, v):
        if v < -273: raise ValueError("too cold")
        self._t = v
    @t.deleter
    def t(self): print("deleting"); self._t = None
c = C()
c.t = 5
print(c.t, C.t.__doc__, C.__dict__["t"].fget.__name__)
del c.t
print(c.t)
c.t = -300

### property without setter
class C:
    @property
    def x(self): return 1
C().x = 5

### property without deleter
class C:
    @property
    def x(self): return 1
del C().x

### property without getter
class C:
    def s(self, v): self.v = v
    x = property(None, s)
c = C()
c.x = 5
print(c.v)
c.x

### property call form
class C:
    def g(self): return self._x
    def s(self, v): self._x = v * 2
    x = property(g, s, doc="twice")
c = C()
c.x = 4
print(c.x, C.x.__doc__, C.x.fset is C.s)

### property on the class
class C:
    @property
    def x(self): return 1
print(type(C.x).__name__, C.x.fget(None))

### property errors pass through
class C:
    @property
    def x(self): return {}["k"]
C().x

### property raising AttributeError calls __getattr__
class C:
    @property
    def x(self): raise AttributeError("inner")
    def __getattr__(self, n): return f"fallback {n}"
C().x

### property beats the instance dict
class C:
    @property
    def x(self): return "property"
c = C()
c.__dict__["x"] = "dict"
c.x

### property in a subclass extends the setter
class A:
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v
class B(A):
    @A.x.setter
    def x(self, v): self._x = v + 1
b = B()
b.x = 1
b.x

### read only by computed area
class R:
    def __init__(self, w, h): self.w, self.h = w, h
    area = property(lambda self: self.w * self.h)
r = R(2, 3)
r.w = 10
r.area

### data descriptor
class D:
    def __get__(self, obj, cls): return ("get", obj is not None, cls.__name__)
    def __set__(self, obj, v): print("set", v)
    def __delete__(self, obj): print("delete")
class A: d = D()
a = A()
print(a.d, A.d)
a.d = 5
del a.d
a.__dict__["d"] = "hidden"
print(a.d)

### non data descriptor
class D:
    def __get__(self, obj, cls): return "descriptor"
class A: d = D()
a = A()
print(a.d)
a.d = "own"
print(a.d, A.d)

### setting on the class replaces the descriptor
class D:
    def __get__(self, o, c): return "got"
    def __set__(self, o, v): print("never here")
class A: d = D()
A.d = 5
A().d

### descriptor without __get__
class D:
    def __set__(self, o, v): o.__dict__["d"] = v + 1
class A: d = D()
a = A()
print(type(a.d).__name__)
a.d = 1
print(a.d)

### descriptor without __delete__
class D:
    def __set__(self, o, v): pass
class A: d = D()
del A().d

### __set_name__
class Typed:
    def __init__(self, t): self.t = t
    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)
        self.name = "_" + name
    def __get__(self, o, c): return getattr(o, self.name)
    def __set__(self, o, v):
        if not isinstance(v, self.t): raise TypeError(f"{self.name[1:]} must be {self.t.__name__}")
        setattr(o, self.name, v)
class P:
    name = Typed(str)
    age = Typed(int)
    def __init__(self, n, a): self.name, self.age = n, a
p = P("Bo", 5)
print(p.name, p.age)
p.age = "old"

### __set_name__ that fails
class D:
    def __set_name__(self, o, n): raise ValueError("bad name")
class A: d = D()
# 3.14| ValueError: bad name
# 3.14| Error calling __set_name__ on 'D' instance 'd' in 'A'

### instance attribute descriptors do nothing
class D:
    def __get__(self, o, c): return "called"
class A: pass
a = A()
a.d = D()
type(a.d).__name__

### functions are descriptors
def f(self): return self
b = f.__get__(5)
print(b(), f.__get__(None, int) is f, type(b).__name__)

### bound method repr parts
class A:
    def m(self): "doc"; return 1
a = A()
print(a.m.__name__, a.m.__doc__, a.m.__func__ is A.__dict__["m"], type(A.__dict__["m"]).__name__, type(A.__dict__.get("x", None)).__name__)

### method attributes cannot be set
class A:
    def m(self): pass
A().m.x = 1
# 3.14| AttributeError: 'method' object has no attribute 'x' and no __dict__ for setting new attributes

### staticmethod objects
class A:
    @staticmethod
    def s(): return 1
print(type(A.__dict__["s"]).__name__, A.s(), A.__dict__["s"]())
f = staticmethod(len)
print(f([1]))

### classmethod objects
class A:
    @classmethod
    def c(cls): return cls
print(A.c() is A, A.c.__self__ is A, type(A.__dict__["c"]).__name__)

### lazy attribute
class Lazy:
    def __init__(self, f): self.f, self.n = f, f.__name__
    def __get__(self, o, c):
        v = self.f(o)
        o.__dict__[self.n] = v
        return v
class A:
    @Lazy
    def big(self): print("computing"); return 42
a = A()
print(a.big + a.big)

### slots
class P:
    __slots__ = ("x", "y")
    def __init__(self): self.x = 1
p = P()
print(p.x, hasattr(p, "y"), hasattr(p, "__dict__"))
p.z = 5
# 3.14| 1 False False
# 3.14| AttributeError: 'P' object has no attribute 'z' and no __dict__ for setting new attributes

### slots unset
class P: __slots__ = ["x"]
P().x

### slots delete
class P: __slots__ = "x"
p = P()
p.x = 1
del p.x
p.x

### slots delete unset
class P: __slots__ = ("x",)
del P().x

### slots with a dict slot
class P: __slots__ = ("x", "__dict__")
p = P()
p.x, p.q = 1, 2
print(p.__dict__, p.x)

### slots and inheritance
class A: __slots__ = ("a",)
class B(A): __slots__ = ("b",)
class C(A): pass
b, c = B(), C()
b.a, b.b, c.a, c.z = 1, 2, 3, 4
print(b.a, b.b, c.__dict__)
b.z = 1
# 3.14| 1 2 {'z': 4}
# 3.14| AttributeError: 'B' object has no attribute 'z' and no __dict__ for setting new attributes

### slots conflict with class variables
class A:
    __slots__ = ("x",)
    x = 1

### slots must be names
class A: __slots__ = ("a b",)

### slots of numbers
class A: __slots__ = (1,)

### slots multiple inheritance conflict
class A: __slots__ = ("a",)
class B: __slots__ = ("b",)
class C(A, B): pass

### slots are descriptors
class A: __slots__ = ("x",)
print(type(A.x).__name__, A.x.__get__ is not None)
a = A()
A.x.__set__(a, 5)
print(a.x, A.__slots__)

### slots mangle private names
class A:
    __slots__ = ("__p",)
    def __init__(self): self.__p = 1
print(A()._A__p)

### __getattr__
class A:
    x = 1
    def __getattr__(self, n):
        if n.startswith("dyn_"): return n[4:]
        raise AttributeError(f"no {n} here")
a = A()
print(a.x, a.dyn_foo, hasattr(a, "zz"), getattr(a, "zz", "d"))
a.zz

### __getattr__ is not asked for special methods
class A:
    def __getattr__(self, n): return lambda *a: 5
print(A().anything())
len(A())

### __getattribute__
class A:
    def __init__(self): self.x = 1
    def __getattribute__(self, n):
        if n == "magic": return "special"
        return object.__getattribute__(self, n)
a = A()
print(a.x, a.magic)
a.none

### __getattribute__ falling to __getattr__
class A:
    def __getattribute__(self, n): raise AttributeError(n)
    def __getattr__(self, n): return "saved " + n
A().x

### __getattribute__ recursion
class A:
    def __getattribute__(self, n): return self.x
try: A().y
except RecursionError: print("too deep")

### __setattr__
class A:
    def __setattr__(self, n, v):
        print("set", n)
        super().__setattr__(n, v * 2)
a = A()
a.x = 5
a.x += 1
print(a.x)

### __setattr__ freezes
class A:
    def __init__(self): object.__setattr__(self, "x", 1)
    def __setattr__(self, n, v): raise AttributeError(f"cannot set {n}")
    def __delattr__(self, n): raise AttributeError(f"cannot delete {n}")
a = A()
for f in (lambda: setattr(a, "x", 2), lambda: delattr(a, "x")):
    try: f()
    except AttributeError as e: print(e)
a.x

### __delattr__
class A:
    def __delattr__(self, n): print("del", n)
a = A()
del a.anything

### proxy
class Proxy:
    def __init__(self, t): object.__setattr__(self, "_t", t)
    def __getattr__(self, n): return getattr(self._t, n)
    def __setattr__(self, n, v): setattr(self._t, n, v)
class T:
    def __init__(self): self.v = 1
t = T()
p = Proxy(t)
p.v = 7
print(t.v, p.v, Proxy([1, 2]).index(2))

### module style attribute dict
class Config(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
c = Config(a=1)
c.b = 2
print(c, c.a, c["b"])
c.missing

### AttributeError attributes
class A: pass
try: A().foo
except AttributeError as e: print(e.name, type(e.obj).__name__)
try: xyz
except NameError as e: print(e.name)

### __getattr__ on a class by metaclass
class M(type):
    def __getattr__(cls, n): return f"{cls.__name__}.{n}"
class A(metaclass=M): pass
print(A.foo, A.bar)
A().foo

### __objclass__ free wrapper calls
print(int.__add__(1, 2), (5).__add__(3), str.__len__("abc"), list.__getitem__([1, 2], 1), object.__repr__ is not None)

### descriptors of builtin methods check the type
list.append({}, 1)

### descriptor __get__ of builtin methods
m = list.append.__get__([1], list)
m(5)
print(m.__self__, m.__name__)

### type attributes through descriptors
print(type.__dict__["__name__"].__get__(int), int.__dict__["real"].__get__(5), type(int.__dict__["real"]).__name__, type(list.__dict__["append"]).__name__)

### weakly typed setters by loops
class A:
    pass
for n in ("x", "y"):
    def g(self, n=n): return n * 2
    setattr(A, n, property(g))
print(A().x, A().y)
