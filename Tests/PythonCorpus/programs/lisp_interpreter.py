"""A Lisp: reader, environments, special forms, tail calls, macros and a small library in itself."""
import operator
from functools import reduce


class LispError(Exception):
    pass


class Symbol(str):
    def __repr__(self):
        return str(self)


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        if isinstance(names, Symbol):
            self[names] = list(values)
        else:
            if len(names) != len(values):
                raise LispError(f"expected {len(names)} arguments but got {len(values)}")
            super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.outer
        raise LispError(f"unbound {name}")


class Lambda:
    def __init__(self, params, body, env, name="lambda", macro=False):
        self.params, self.body, self.env, self.name, self.macro = params, body, env, name, macro

    def __call__(self, *args):
        return evaluate(self.body, Env(self.params, args, self.env))

    def __repr__(self):
        return f"<{'macro' if self.macro else 'function'} {self.name}>"


def tokenize(text):
    for line in text.split("\n"):
        line = line.split(";")[0]
        for mark in "()'":
            line = line.replace(mark, f" {mark} ")
        yield from line.split()


def read(tokens):
    if not tokens:
        raise LispError("unexpected end")
    token = tokens.pop(0)
    if token == "(":
        out = []
        while tokens and tokens[0] != ")":
            out.append(read(tokens))
        if not tokens:
            raise LispError("missing )")
        tokens.pop(0)
        return out
    if token == ")":
        raise LispError("unexpected )")
    if token == "'":
        return [Symbol("quote"), read(tokens)]
    for kind in (int, float):
        try:
            return kind(token)
        except ValueError:
            pass
    return {"#t": True, "#f": False}.get(token, Symbol(token))


def show(x):
    match x:
        case bool(): return "#t" if x else "#f"
        case list(): return "(" + " ".join(map(show, x)) + ")"
        case None: return ""
        case _: return str(x)


def compare(op):
    return lambda *a: all(op(x, y) for x, y in zip(a, a[1:]))


GLOBAL = Env()
GLOBAL.update({
    "+": lambda *a: sum(a), "*": lambda *a: reduce(operator.mul, a, 1), "-": lambda a, *b: reduce(operator.sub, b, a) if b else -a,
    "/": operator.truediv, "=": compare(operator.eq), "<": compare(operator.lt), ">": compare(operator.gt), "modulo": operator.mod,
    "car": lambda x: x[0], "cdr": lambda x: x[1:], "cons": lambda a, b: [a] + b, "list": lambda *a: list(a), "null?": lambda x: x == [],
    "not": lambda x: x is False, "length": len, "append": lambda *a: sum(a, []), "apply": lambda f, a: f(*a), "number?": lambda x: isinstance(x, (int, float)),
    "display": lambda *a: print(*map(show, a)),
})


def evaluate(x, env=GLOBAL):
    while True:
        match x:
            case Symbol():
                return env.find(x)[x]
            case [] | int() | float() | bool():
                return x
            case ["quote", value]:
                return value
            case ["if", test, yes, *no]:
                x = yes if evaluate(test, env) is not False else (no[0] if no else False)
            case ["define", [name, *params], *body]:
                env[name] = Lambda(params, [Symbol("begin"), *body], env, name)
                return None
            case ["define", name, value]:
                env[name] = evaluate(value, env)
                return None
            case ["set!", name, value]:
                env.find(name)[name] = evaluate(value, env)
                return None
            case ["lambda", params, *body]:
                return Lambda(params, [Symbol("begin"), *body], env)
            case ["macro", name, params, body]:
                env[name] = Lambda(params, body, env, name, macro=True)
                return None
            case ["let", pairs, *body]:
                x = [[Symbol("lambda"), [n for n, _ in pairs], *body], *(v for _, v in pairs)]
            case ["begin", *body]:
                for part in body[:-1]:
                    evaluate(part, env)
                x = body[-1]
            case ["cond", *clauses]:
                for test, value in clauses:
                    if test == "else" or evaluate(test, env) is not False:
                        x = value
                        break
                else:
                    return None
            case [head, *args]:
                function = evaluate(head, env)
                if isinstance(function, Lambda) and function.macro:
                    x = function(*args)
                    continue
                values = [evaluate(a, env) for a in args]
                if isinstance(function, Lambda):
                    x, env = function.body, Env(function.params, values, function.env)
                elif callable(function):
                    return function(*values)
                else:
                    raise LispError(f"not a function: {show(function)}")


PRELUDE = """
(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))
(define (filter p l) (cond ((null? l) '()) ((p (car l)) (cons (car l) (filter p (cdr l)))) (else (filter p (cdr l)))))
(define (fold f a l) (if (null? l) a (fold f (f a (car l)) (cdr l))))
(define (range a b) (if (< a b) (cons a (range (+ a 1) b)) '()))
(macro unless (test value) (list 'if test #f value))
"""


def run(text):
    tokens, value = list(tokenize(text)), None
    while tokens:
        value = evaluate(read(tokens))
    return value


run(PRELUDE)
for line in [
    "(+ 1 (* 2 3) (- 4))", "(define (fact n) (if (< n 2) 1 (* n (fact (- n 1))))) (fact 25)", "(map (lambda (x) (* x x)) (range 0 8))",
    "(filter (lambda (n) (= 0 (modulo n 3))) (range 1 20))", "(fold + 0 (range 0 50))", "(let ((a 2) (b 3)) (list a b (+ a b)))",
    "(define (counter) (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n)))) (define c (counter)) (c) (c) (c)",
    "(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n)))) (loop 3000 0)", "(unless (> 1 2) (quote yes))", "((lambda args (length args)) 1 2 3)",
    "(cond ((> 1 2) 'a) ((< 1 2) 'b) (else 'c))", "'(1 (2 x) #t)", "(apply + (list 1 2 3))", "(display 'hello 5 (list #f 1.5)) fact",
    "(car '())", "(undefined)", "(1 2)", "(fact)", "(+ 1", ")", "(/ 1 0)", "(set! nope 1)", "(append '(1) '(2 3) '())",
]:
    try:
        print(f"{line}\n  => {show(run(line))}")
    except (LispError, ZeroDivisionError, IndexError) as error:
        print(f"{line}\n  !! {type(error).__name__}: {error}")
