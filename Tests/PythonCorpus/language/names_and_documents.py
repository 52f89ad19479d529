### function attributes
def f(a, b=2, *, c=3):
    "doc text"
    return a
print(f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__dict__, f.__annotations__)

### own attributes
def f(): pass
f.x = 1
f.__dict__["y"] = 2
print(f.x, f.y, vars(f))
del f.x
f.x

### name and doc can be set
def f(): pass
f.__name__ = "g"
f.__doc__ = "new"
f.__qualname__ = "a.b"
print(f.__name__, f.__doc__, f.__qualname__)
f.__name__ = 5

### defaults can be set
def f(a, b): return a, b
f.__defaults__ = (5,)
print(f(1))
f.__defaults__ = None
f(1)

### qualified names
class A:
    class B:
        def m(self): return lambda: 0
def f():
    def g():
        class C: pass
        return C
    return g
print(A.B.__qualname__, A.B.m.__qualname__, A.B().m().__qualname__, f().__qualname__, f()().__qualname__)

### docstrings
class A:
    "class doc"
    def m(self):
        """method
        doc"""
def f(): "one" "two"
def g(): f"not {1}"
def h(): b"not"
print(A.__doc__, repr(A.m.__doc__), f.__doc__, g.__doc__, h.__doc__)
# 3.14| class doc 'method\ndoc' onetwo None None

### docstring must come first
def f():
    x = 1
    "not a docstring"
f.__doc__

### inherited documents
class A:
    "doc A"
class B(A): pass
print(B.__doc__, A().__doc__)

### doc of a property and can be set on classes
class A:
    "first"
    @property
    def p(self): "pdoc"
A.__doc__ = "second"
print(A.__doc__, A.p.__doc__)

### builtin function attributes
print(len.__name__, len.__qualname__, len.__module__, [].append.__name__, [].append.__qualname__, str.join.__qualname__, [].append.__self__)

### builtin functions have no dict
len.x = 1
# 3.14| AttributeError: 'builtin_function_or_method' object has no attribute 'x' and no __dict__ for setting new attributes

### method attributes
class A:
    def m(self): "d"
a = A()
print(a.m.__name__, a.m.__qualname__, a.m.__doc__, a.m.__module__, a.m.__self__ is a)

### method equality and hash
class A:
    def m(self): pass
a, b = A(), A()
print(a.m == a.m, a.m is a.m, a.m == b.m, hash(a.m) == hash(a.m), len({a.m, a.m}))

### lambda and comprehension names
f = lambda: 0
g = (x for x in [])
print(f.__name__, f.__qualname__, g.__name__, g.__qualname__)

### module of classes and functions
class A: pass
def f(): pass
print(A.__module__, f.__module__, int.__module__, len.__module__, ValueError.__module__)

### repr of functions without addresses
def f(): pass
class A:
    def m(self): pass
print(repr(f).split(" at ")[0], repr(A.m).split(" at ")[0], repr(A().m).split(" of ")[0], repr(len), repr(int), repr("".join).split(" at ")[0], repr(str.join))

### repr of instances without addresses
class A: pass
print(repr(A()).split(" at ")[0], repr(object()).split(" at ")[0], repr(lambda: 0).split(" at ")[0], repr(x for x in []).split(" at ")[0], repr(iter([])).split(" at ")[0])

### repr of modules and builtin objects
import math
print(repr(math).split(" (")[0][:14], repr(type), repr(None), repr(NotImplemented), repr(Ellipsis), repr(property), repr(super))

### type names
class A: pass
print(type(A).__name__, type(A()).__name__, type(lambda: 0).__name__, type(len).__name__, type(A().__init__).__name__, type([].append).__name__, type(A.__dict__).__name__, type(math).__name__ if "math" in globals() else "module")

### __dict__ of a function changes
def f(): pass
f.__dict__ = {"a": 1}
print(f.a)
f.__dict__ = 5

### code and closure of plain functions
def f(): pass
print(f.__closure__, f.__code__.co_name, f.__code__.co_argcount, type(f.__globals__).__name__, f.__globals__ is globals())

### function code can be exchanged
def f(): return 1
def g(): return 2
f.__code__ = g.__code__
print(f(), f.__name__)

### function code with other free variables
def f(): return 1
def make():
    x = 1
    def g(): return x
    return g
f.__code__ = make().__code__

### wraps keeps attributes
import functools
def f(): "doc"
f.tag = 5
@functools.wraps(f)
def g(): pass
print(g.__name__, g.__doc__, g.tag, g.__wrapped__ is f)

### inspect signature
import inspect
def f(a, /, b: int, c=3, *d, e, f=6, **g) -> str: pass
print(inspect.signature(f), list(inspect.signature(f).parameters))

### class attributes listing
class A:
    x = 1
    def m(self): pass
    @staticmethod
    def s(): pass
print(sorted(n for n in vars(A) if not n.startswith("__")), type(vars(A)["s"]).__name__)

### __class__ of things
print((5).__class__, "".__class__, [].__class__.__name__, (lambda: 0).__class__.__name__, None.__class__, int.__class__)

### static attributes of the main module
print(__name__, "__builtins__" in globals() or True, __doc__, __spec__ if "__spec__" in globals() else None)

### generator functions and coroutines have names too
def g(): yield
async def c(): pass
x = g()
print(x.__name__, g.__name__, c.__name__, x.__qualname__)

### bound builtin methods compare
l = []
print(l.append == l.append, [].append == [].append, l.append.__self__ is l)

### recursion by attribute
def f(n): return 1 if n == 0 else n * f.self(n - 1)
f.self = f
f(5)

### static nested names with private
class A:
    def __hidden(self): pass
print(A._A__hidden.__name__, A._A__hidden.__qualname__)
