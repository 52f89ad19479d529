"""A calculator on postfix, with enumerations, pattern matching, symbolic derivatives and simplification."""
from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, Flag, IntEnum, auto


class Op(Enum):
    ADD = ("+", 1)
    SUB = ("-", 1)
    MUL = ("*", 2)
    DIV = ("/", 2)
    POW = ("^", 3)

    def __init__(self, symbol, level):
        self.symbol, self.level = symbol, level

    @classmethod
    def of(cls, symbol):
        for op in cls:
            if op.symbol == symbol:
                return op
        raise ValueError(f"no operator {symbol!r}")

    @property
    def right(self):
        return self is Op.POW

    def __call__(self, a, b):
        match self:
            case Op.ADD: return a + b
            case Op.SUB: return a - b
            case Op.MUL: return a * b
            case Op.DIV: return a / b
            case Op.POW: return a ** b


class Kind(Flag):
    CONSTANT = auto()
    VARIABLE = auto()
    OPERATION = auto()
    LEAF = CONSTANT | VARIABLE


class Status(IntEnum):
    OK = 0
    SYNTAX = 10
    MATH = 20


@dataclass(frozen=True)
class Num:
    value: float
    kind = Kind.CONSTANT


@dataclass(frozen=True)
class Var:
    name: str
    kind = Kind.VARIABLE


@dataclass(frozen=True)
class Bin:
    op: Op
    left: Num | Var | Bin
    right: Num | Var | Bin
    kind = Kind.OPERATION


def parse(text):
    """Shunting yard straight to a tree."""
    out, ops = [], []

    def reduce():
        op = ops.pop()
        if op == "(":
            raise SyntaxError("( is not closed")
        if len(out) < 2:
            raise SyntaxError(f"{op.symbol} needs two sides")
        right, left = out.pop(), out.pop()
        out.append(Bin(op, left, right))

    for char in text.replace(" ", ""):
        match char:
            case "(":
                ops.append(char)
            case ")":
                while ops and ops[-1] != "(":
                    reduce()
                if not ops:
                    raise SyntaxError(") without (")
                ops.pop()
            case c if c.isdigit():
                out.append(Num(int(c)))
            case c if c.isalpha():
                out.append(Var(c))
            case c:
                op = Op.of(c)
                while ops and ops[-1] != "(" and (ops[-1].level > op.level or ops[-1].level == op.level and not op.right):
                    reduce()
                ops.append(op)
    while ops:
        reduce()
    if len(out) != 1:
        raise SyntaxError(f"{len(out)} values instead of one")
    return out[0]


def show(e, level=0):
    match e:
        case Num(v): return f"{v:g}"
        case Var(n): return n
        case Bin(op, a, b):
            text = f"{show(a, op.level + op.right)} {op.symbol} {show(b, op.level + (op in (Op.SUB, Op.DIV)))}"
            return f"({text})" if op.level < level else text


def simplify(e):
    if not isinstance(e, Bin):
        return e
    a, b = simplify(e.left), simplify(e.right)
    match e.op, a, b:
        case _, Num(x), Num(y) if not (e.op is Op.DIV and y == 0): return Num(e.op(x, y))
        case (Op.ADD, Num(0), x) | (Op.ADD | Op.SUB, x, Num(0)): return x
        case (Op.MUL, Num(0), _) | (Op.MUL, _, Num(0)): return Num(0)
        case (Op.MUL, Num(1), x) | (Op.MUL | Op.DIV | Op.POW, x, Num(1)): return x
        case Op.POW, _, Num(0): return Num(1)
        case Op.MUL, x, Num() as n: return simplify(Bin(Op.MUL, n, x))
        case Op.MUL, Num(x), Bin(Op.MUL, Num(y), z): return Bin(Op.MUL, Num(x * y), z)
        case Op.SUB, x, y if x == y: return Num(0)
        case Op.ADD, x, y if x == y: return Bin(Op.MUL, Num(2), x)
        case _: return Bin(e.op, a, b)


def derive(e, x):
    match e:
        case Num(): return Num(0)
        case Var(n): return Num(int(n == x))
        case Bin(Op.ADD | Op.SUB as op, a, b): return Bin(op, derive(a, x), derive(b, x))
        case Bin(Op.MUL, a, b): return Bin(Op.ADD, Bin(Op.MUL, derive(a, x), b), Bin(Op.MUL, a, derive(b, x)))
        case Bin(Op.DIV, a, b): return Bin(Op.DIV, Bin(Op.SUB, Bin(Op.MUL, derive(a, x), b), Bin(Op.MUL, a, derive(b, x))), Bin(Op.POW, b, Num(2)))
        case Bin(Op.POW, a, Num(n)): return Bin(Op.MUL, Bin(Op.MUL, Num(n), Bin(Op.POW, a, Num(n - 1))), derive(a, x))
        case Bin(Op.POW, _, p): raise NotImplementedError(f"power {show(p)}")


def evaluate(e, **values):
    match e:
        case Num(v): return v
        case Var(n) if n in values: return values[n]
        case Var(n): raise NameError(f"{n} has no value")
        case Bin(op, a, b): return op(evaluate(a, **values), evaluate(b, **values))


def run(text):
    try:
        e = parse(text)
        return Status.OK, f"{show(e)} = {evaluate(e, x=3, y=2)} | d/dx {show(simplify(derive(e, 'x')))}"
    except (SyntaxError, ValueError) as error:
        return Status.SYNTAX, str(error)
    except (ArithmeticError, NameError, NotImplementedError) as error:
        return Status.MATH, f"{type(error).__name__}: {error}"


worst = Status.OK
for text in ["1+2*x", "(1+x)*y", "x^2^3", "(x^2)^3", "8-4-2", "8-(4-2)", "x*x*x", "1/x", "0*x+1*y", "x^y", "1/(x-3)", "z+1", "1+", "(1", "1)", "1 2", "2$3", ""]:
    status, answer = run(text)
    worst = max(worst, status)
    print(f"{status.name:<7}{status:>3} {text!r:<12} {answer}")
print(worst, repr(worst), Op("+", ) if False else Op(("+", 1)), Op["POW"].right, [o.symbol for o in Op], Op.of("^")(2, 10))
print(Kind.LEAF, Num(1).kind in Kind.LEAF, parse("x+1").kind in Kind.LEAF, Kind.LEAF & Kind.VARIABLE, bool(Kind.CONSTANT & Kind.OPERATION), list(Kind.LEAF))
print(simplify(parse("(x+0)*1+(y-y)+2*(3*x)")), Num(1) == Num(1.0), {Var("a"), Var("a")}, hash(Num(2)) == hash(Num(2)))
