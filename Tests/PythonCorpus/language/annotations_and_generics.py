### module variables
x: int = 5
y: str
print(x, __annotations__)
# 3.14| NameError: name '__annotations__' is not defined. Did you mean: '__annotate__'?

### variable without a value is not defined
y: int
y

### function annotations
def f(a: int, b: "text" = 1, *c: list, d: dict = None, **e: set) -> tuple: pass
print(f.__annotations__)

### function without annotations
def f(a): pass
print(f.__annotations__)

### class annotations
class A:
    x: int
    y: str = "a"
    z = 5
print(A.__annotations__, hasattr(A, "x"), A.y)

### annotation expressions are not types
def f(a: 1 + 1, b: "x".upper()) -> [1, 2]: pass
print(f.__annotations__)

### annotations are evaluated when asked
def f(a: undefined): pass
print("defined")
f.__annotations__
# 3.14| defined
# 3.14| NameError: name 'undefined' is not defined

### annotations may refer to later names
class A:
    def m(self, o: B): pass
class B: pass
print(A.m.__annotations__["o"] is B)
# 3.14| True

### annotations are not run at definition
def f(a: print("now")): pass
print("after")
# 3.14| after

### annotated module variable with a side effect
x: print("evaluated") = 5
print(x)
# 3.14| 5

### local annotations are not evaluated
def f():
    x: undefined = 5
    y: print("never")
    return x
f()

### attribute and item targets
class O: pass
o, d = O(), {}
o.x: int = 5
d["k"]: str = "v"
print(o.x, d)

### parenthesised target
(x): int = 5
print(x, "x" in globals())

### annotation without target name
5: int = 1

### annotation of a call
f(): int = 5

### future annotations are text
from __future__ import annotations
def f(a: int, b: List[X]) -> None: pass
x: undefined_thing = 5
print(f.__annotations__, __annotations__)

### unknown future
from __future__ import nothing_like_it

### future must come first
x = 1
from __future__ import annotations

### lambda takes no annotations
f = lambda x: int: x

### typing names
from typing import List, Dict, Optional, Union, Any, Callable, Tuple
print(List[int], Dict[str, int], Optional[int], Any, Tuple[int, ...], Callable[[int], str])
# 3.14| typing.List[int] typing.Dict[str, int] int | None typing.Any typing.Tuple[int, ...] typing.Callable[[int], str]

### typing unions
from typing import Union, Optional
print(Union[int, str] == Union[str, int], Optional[int] == Union[int, None], Union[int, int])

### get_type_hints
from typing import get_type_hints
class A:
    x: "int"
    y: "list[str]"
def f(a: "A") -> "int": pass
print(get_type_hints(A), get_type_hints(f)["return"])

### TypeVar and Generic
from typing import TypeVar, Generic
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
    def get(self) -> T: return self.v
b = Box[int](5)
print(b.get(), T, Box[int].__args__, isinstance(b, Box), Box.__parameters__)

### NamedTuple and TypedDict
from typing import NamedTuple, TypedDict
class P(NamedTuple):
    x: int
    y: int = 0
class D(TypedDict):
    a: int
p = P(1)
print(p, p.x, p._fields, P.__annotations__, D(a=1), P(1) == (1, 0))

### Protocol
from typing import Protocol, runtime_checkable
@runtime_checkable
class Quacks(Protocol):
    def quack(self): ...
class Duck:
    def quack(self): return "quack"
print(isinstance(Duck(), Quacks), isinstance(5, Quacks))

### cast, NewType, Literal, Final, ClassVar
from typing import cast, NewType, Literal, Final, ClassVar
UserId = NewType("UserId", int)
print(cast(str, 5), UserId(5), UserId.__name__, Literal["a", 1])
class A:
    x: ClassVar[int] = 1
    y: Final = 2
print(A.x, A.y)

### overload and final
from typing import overload, final
@overload
def f(a: int) -> int: ...
@overload
def f(a: str) -> str: ...
def f(a): return a
@final
class A: pass
print(f(1), f("a"), A.__final__)

### TYPE_CHECKING
from typing import TYPE_CHECKING
if TYPE_CHECKING: import nothing_like_it
TYPE_CHECKING

### dataclass
from dataclasses import dataclass, field, asdict, astuple, replace, fields
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
p = P(1)
p.tags.append("t")
print(p, P(1, 2) == P(1, 2), P(1).tags, asdict(p), astuple(p), replace(p, x=9), [f.name for f in fields(P)])

### dataclass options
from dataclasses import dataclass
@dataclass(frozen=True, order=True)
class V:
    a: int
    b: str = "z"
print(V(1) < V(2), sorted([V(2), V(1, "a")]), hash(V(1)) == hash(V(1)), {V(1): 1}[V(1)])
V(1).a = 5

### dataclass post init and inheritance
from dataclasses import dataclass, field, InitVar
@dataclass
class A:
    x: int
    scale: InitVar[int] = 2
    total: int = field(init=False)
    def __post_init__(self, scale): self.total = self.x * scale
@dataclass
class B(A):
    y: int = 5
print(A(3), B(1, 2, 3), B(1))

### dataclass mutable default
from dataclasses import dataclass
@dataclass
class A:
    x: list = []

### dataclass order of defaults
from dataclasses import dataclass
@dataclass
class A:
    x: int = 1
    y: int
# 3.14| TypeError: non-default argument 'y' follows default argument 'x'

### dataclass wrong call
from dataclasses import dataclass
@dataclass
class A:
    x: int
A()

### dataclass keyword only and slots
from dataclasses import dataclass, KW_ONLY
@dataclass(slots=True)
class A:
    x: int
    _: KW_ONLY
    y: int = 0
a = A(1, y=2)
print(a, A.__slots__)
A(1, 2)

### generic function
def first[T](xs: list[T]) -> T: return xs[0]
print(first([5]), first.__type_params__, first.__annotations__)
# 3.14| 5 (T,) {'xs': list[T], 'return': T}

### generic class
class Box[T]:
    def __init__(self, v: T): self.v = v
    def map[U](self, f) -> "Box[U]": return Box(f(self.v))
print(Box(5).map(str).v, Box.__type_params__, Box[int], Box.__parameters__, [b.__name__ for b in Box.__mro__])
# 3.14| 5 (T,) __main__.Box[int] (T,) ['Box', 'Generic', 'object']

### type alias
type Pair[T] = tuple[T, T]
type Tree = int | list[Tree]
print(Pair, Pair.__value__, Pair.__type_params__, Pair[int], Tree.__value__, type(Tree).__name__)
# 3.14| Pair tuple[T, T] (T,) Pair[int] int | list[Tree] TypeAliasType

### type alias is lazy
type Lazy = not_defined_yet
print("made")
Lazy.__value__
# 3.14| made
# 3.14| NameError: name 'not_defined_yet' is not defined

### bounds and constraints
def f[T: int, U: (str, bytes)](a: T, b: U): pass
t, u = f.__type_params__
print(t.__bound__, t.__constraints__, u.__constraints__, t.__name__, type(t).__name__)
# 3.14| <class 'int'> () (<class 'str'>, <class 'bytes'>) T TypeVar

### defaults of type parameters
class A[T = int, U = list[T], **P = [int]]: pass
class B[*Ts = *tuple[str, ...]]: pass
print([p.__default__ for p in A.__type_params__], A.__type_params__, [p.__name__ for p in B.__type_params__])
# 3.14| [<class 'int'>, list[T], [<class 'int'>]] (T, U, P) ['Ts']

### type variable tuples and parameter specs
def f[*Ts, **P](*a: *Ts): pass
print([type(p).__name__ for p in f.__type_params__], f.__type_params__)
# 3.14| ['TypeVarTuple', 'ParamSpec'] (Ts, P)

### type parameters are scoped
def f[T](x: T) -> T: return x
try: T
except NameError as e: print(e)
# 3.14| name 'T' is not defined

### type parameters in closures
def f[T](x: T):
    def g(): return T
    return g
print(f(1)().__name__)
# 3.14| T

### duplicate type parameter
def f[T, T](): pass
# 3.14| SyntaxError: duplicate type parameter 'T'

### default before plain type parameter
def f[T = int, U](): pass
# 3.14| SyntaxError: non-default type parameter 'U' follows default type parameter

### type as a plain name
type = 5
print(type)
type X = int
print(X)
# 3.14| 5
# 3.14| X

### type alias is not callable
type X = int
X()
# 3.14| TypeError: 'typing.TypeAliasType' object is not callable

### generic class inheritance
class A[T]: pass
class B[T](A[T]): pass
class C(A[int]): pass
print(B.__orig_bases__, C.__orig_bases__, C.__mro__[1].__name__)
# 3.14| (__main__.A[T], typing.Generic[T]) (__main__.A[int],) A

### generic method with class parameter
class A[T]:
    def m[U](self, t: T, u: U) -> dict[T, U]: return {t: u}
print(A().m(1, "a"), A.m.__annotations__["return"])
# 3.14| {1: 'a'} dict[T, U]

### annotation scopes see class names
class A:
    x = int
    def m(self, v: x) -> x: return v
print(A.m.__annotations__)

### walrus in an annotation
def f(a: (y := int)): pass
# 3.14| SyntaxError: named expression cannot be used within an annotation

### yield in an annotation
def f():
    x: (yield) = 5
# 3.14| SyntaxError: yield expression cannot be used within an annotation
