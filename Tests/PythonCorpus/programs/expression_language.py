from __future__ import annotations
import math, operator, sys
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, Callable, Generic, Protocol, TypeVar, overload, runtime_checkable, get_type_hints, Literal, Optional, Union
from fractions import Fraction
import ast, contextlib, enum, functools, inspect, types

class Tok(enum.StrEnum):
    NUM = "num"; OP = "op"; NAME = "name"; END = "end"

@dataclass
class Token:
    kind: Tok
    text: str
    pos: int

class ParseError(SyntaxError):
    def __init__(self, message, pos, source):
        super().__init__(message)
        self.pos, self.source = pos, source
    def __str__(self):
        return f"{self.msg} at {self.pos}\n{self.source}\n{' ' * self.pos}^"

def tokenize(s):
    i = 0
    while i < len(s):
        c = s[i]
        match c:
            case " ": i += 1; continue
            case c if c.isdigit() or c == ".":
                j = i
                while j < len(s) and (s[j].isdigit() or s[j] == "."): j += 1
                yield Token(Tok.NUM, s[i:j], i); i = j
            case c if c.isalpha():
                j = i
                while j < len(s) and s[j].isalnum(): j += 1
                yield Token(Tok.NAME, s[i:j], i); i = j
            case "+" | "-" | "*" | "/" | "^" | "(" | ")" | "," | "!":
                yield Token(Tok.OP, c, i); i += 1
            case _:
                raise ParseError(f"odd character {c!r}", i, s)
    yield Token(Tok.END, "", len(s))

class Node(ABC):
    @abstractmethod
    def eval(self, env): ...
    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"

class Num(Node):
    def __init__(self, v): self.v = v
    def eval(self, env): return self.v

class Bin(Node):
    OPS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "^": operator.pow}
    def __init__(self, op, l, r): self.op, self.l, self.r = op, l, r
    def eval(self, env): return self.OPS[self.op](self.l.eval(env), self.r.eval(env))

class Call(Node):
    def __init__(self, name, args): self.name, self.args = name, args
    def eval(self, env):
        try: f = env[self.name]
        except KeyError: raise NameError(f"unknown: {self.name}") from None
        return f(*(a.eval(env) for a in self.args)) if callable(f) else f

class Parser:
    PREC = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}
    def __init__(self, s): self.s, self.toks, self.i = s, list(tokenize(s)), 0
    @property
    def tok(self): return self.toks[self.i]
    def take(self, text):
        if self.tok.text == text and self.tok.kind is Tok.OP: self.i += 1; return True
        return False
    def parse(self):
        n = self.expr(0)
        if self.tok.kind is not Tok.END: raise ParseError("trailing input", self.tok.pos, self.s)
        return n
    def expr(self, low):
        left = self.unary()
        while self.tok.kind is Tok.OP and (p := self.PREC.get(self.tok.text, -1)) >= low and p > 0:
            op = self.tok.text; self.i += 1
            left = Bin(op, left, self.expr(p if op == "^" else p + 1))
        return left
    def unary(self):
        if self.take("-"): return Bin("-", Num(0), self.expr(2))
        node = self.atom()
        while self.take("!"): node = Call("fact", [node])
        return node
    def atom(self):
        t = self.tok; self.i += 1
        if t.kind is Tok.NUM: return Num(Fraction(t.text) if "." not in t.text else float(t.text))
        if t.kind is Tok.NAME:
            args = []
            if self.take("("):
                while not self.take(")"):
                    args.append(self.expr(0)); self.take(",")
            return Call(t.text, args)
        if t.text == "(":
            n = self.expr(0)
            if not self.take(")"): raise ParseError("expected )", self.tok.pos, self.s)
            return n
        raise ParseError("unexpected " + (repr(t.text) if t.text else "end"), t.pos, self.s)

ENV = {"pi": math.pi, "sqrt": math.sqrt, "max": max, "fact": lambda n: math.factorial(int(n))}
for src in ["1 + 2 * 3", "2 ^ 3 ^ 2", "-(4 - 6) / 3", "sqrt(16) + max(1, 2.5)", "3! / 4", "1 +", "2 $ 3", "(1", "foo(1)", "1/0", "pi", "1 2"]:
    try:
        print(f"{src:<24} = {Parser(src).parse().eval(ENV)!r}")
    except (ParseError, NameError, ArithmeticError) as e:
        print(f"{src:<24} ! {type(e).__name__}: {e}")
print(Parser("1 + x").parse())
try: Node()
except TypeError as e: print(e)

T = TypeVar("T")
class Stack(Generic[T]):
    def __init__(self, items: list[T] | None = None) -> None: self.items = items or []
    def push(self, x: T) -> "Stack[T]": self.items.append(x); return self
    def __len__(self): return len(self.items)
    def __class_getitem__(cls, item): return super().__class_getitem__(item)
print(Stack[int], len(Stack[int]().push(1).push(2)), get_type_hints(Stack.push))
@runtime_checkable
class Sized2(Protocol):
    def __len__(self) -> int: ...
print(isinstance([], Sized2), isinstance(3, Sized2), issubclass(Stack, Sized2))
def f(a: int, /, b: Optional[str] = None, *args: Any, c: Literal["x", "y"] = "x", **kw: float) -> Union[int, str]: "Doc."
print(inspect.signature(f), f.__annotations__, inspect.getdoc(f))
class Meta(type):
    def __new__(m, n, b, ns, **kw):
        c = super().__new__(m, n, b, ns); c.kw = kw; return c
    def __init__(c, *a, **kw): super().__init__(*a)
    def __call__(c, *a): return ("made", super().__call__(*a))
class K(metaclass=Meta, flag=1):
    def __init_subclass__(cls, **k): print("sub", cls.__name__, k)
    def __init__(self, x=0): self.x = x
class K2(K): pass
print(K.kw, K(5)[0], K2.__mro__)
class Desc:
    def __set_name__(self, o, n): self.n = "_" + n
    def __get__(self, i, o): return self if i is None else getattr(i, self.n, "unset")
    def __set__(self, i, v):
        if v < 0: raise ValueError(f"{self.n[1:]} must not be negative")
        setattr(i, self.n, v)
class P:
    age = Desc()
p = P(); print(p.age); p.age = 3; print(p.age, vars(p))
try: p.age = -1
except ValueError as e: print(e)
print(ast.dump(ast.parse("x = 1 + y", mode="exec")), ast.unparse(ast.parse("if a:\n  b()\nelse: c")), ast.literal_eval("{'a': [1, (2,)]}"))
class V:
    __match_args__ = ("x", "y")
    def __init__(s, x, y): s.x, s.y = x, y
def m(v):
    match v:
        case V(0, 0): return "origin"
        case V(x, 0) | V(0, x): return f"axis {x}"
        case V(x=x, y=y) if x == y: return "diag"
        case {"t": "p", **rest}: return rest
        case [a, *b, c]: return (a, b, c)
        case str() | bytes(): return "text"
        case None | True: return "const"
        case int(n) if n > 5: return n
        case _: return "other"
print([m(v) for v in (V(0,0), V(3,0), V(0,4), V(2,2), {"t":"p","q":1}, [1,2,3], "s", None, 9, 2, V(1,2))])
# 3.14| 1 + 2 * 3                = Fraction(7, 1)
# 3.14| 2 ^ 3 ^ 2                = Fraction(512, 1)
# 3.14| -(4 - 6) / 3             = Fraction(2, 3)
# 3.14| sqrt(16) + max(1, 2.5)   = 6.5
# 3.14| 3! / 4                   = Fraction(3, 2)
# 3.14| 1 +                      ! ParseError: unexpected end at 3
# 3.14| 1 +
# 3.14|    ^
# 3.14| 2 $ 3                    ! ParseError: odd character '$' at 2
# 3.14| 2 $ 3
# 3.14|   ^
# 3.14| (1                       ! ParseError: expected ) at 2
# 3.14| (1
# 3.14|   ^
# 3.14| foo(1)                   ! NameError: unknown: foo
# 3.14| 1/0                      ! ZeroDivisionError: Fraction(1, 0)
# 3.14| pi                       = 3.141592653589793
# 3.14| 1 2                      ! ParseError: trailing input at 2
# 3.14| 1 2
# 3.14|   ^
# 3.14| Bin(op='+', l=Num(v=Fraction(1, 1)), r=Call(name='x', args=[]))
# 3.14| Can't instantiate abstract class Node without an implementation for abstract method 'eval'
# 3.14| __main__.Stack[int] 2 {'x': ~T, 'return': __main__.Stack[~T]}
# 3.14| True False True
# 3.14| (a: 'int', /, b: 'Optional[str]' = None, *args: 'Any', c: "Literal['x', 'y']" = 'x', **kw: 'float') -> 'Union[int, str]' {'b': 'Optional[str]', 'a': 'int', 'args': 'Any', 'c': "Literal['x', 'y']", 'kw': 'float', 'return': 'Union[int, str]'} Doc.
# 3.14| sub K2 {}
# 3.14| {'flag': 1} made (<class '__main__.K2'>, <class '__main__.K'>, <class 'object'>)
# 3.14| unset
# 3.14| 3 {'_age': 3}
# 3.14| age must not be negative
# 3.14| Module(body=[Assign(targets=[Name(id='x', ctx=Store())], value=BinOp(left=Constant(value=1), op=Add(), right=Name(id='y', ctx=Load())))]) if a:
# 3.14|     b()
# 3.14| else:
# 3.14|     c {'a': [1, (2,)]}
# 3.14| ['origin', 'axis 3', 'axis 4', 'diag', {'q': 1}, (1, [2], 3), 'text', 'const', 9, 'other', 'other']
