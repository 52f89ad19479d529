"""Source text of syntax trees."""

import ast as _ast

# How tightly an expression holds its parts together.
_NAMED, _TUPLE, _YIELD, _TEST, _OR, _AND, _NOT, _CMP = 0, 1, 2, 3, 4, 5, 6, 7
_BOR, _BXOR, _BAND, _SHIFT, _ARITH, _TERM, _FACTOR, _POWER, _AWAIT, _ATOM = 8, 9, 10, 11, 12, 13, 14, 15, 16, 17
_BINARY = {
    "Add": ("+", _ARITH), "Sub": ("-", _ARITH), "Mult": ("*", _TERM), "MatMult": ("@", _TERM), "Div": ("/", _TERM),
    "Mod": ("%", _TERM), "LShift": ("<<", _SHIFT), "RShift": (">>", _SHIFT), "BitOr": ("|", _BOR),
    "BitXor": ("^", _BXOR), "BitAnd": ("&", _BAND), "FloorDiv": ("//", _TERM), "Pow": ("**", _POWER),
}  # fmt: skip
_UNARY = {"Invert": ("~", _FACTOR), "Not": ("not ", _NOT), "UAdd": ("+", _FACTOR), "USub": ("-", _FACTOR)}
_COMPARE = {
    "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is", "IsNot": "is not",
    "In": "in", "NotIn": "not in",
}  # fmt: skip
_MULTI = ('"""', "'''")
_QUOTES = ("'", '"', *_MULTI)


class Unparser:
    """Writes statements; expressions are made as strings."""

    def __init__(self):
        self.out = []
        self.level = 0

    def text(self, node):
        if isinstance(node, list):
            for item in node:
                self.statement(item)
        else:
            self.top(node)
        return "".join(self.out).removeprefix("\n") if self.out and self.out[0] == "\n" else "".join(self.out)

    def top(self, node):
        if isinstance(node, (_ast.Module, _ast.Interactive)):
            self.body_with_doc(node)
        elif isinstance(node, _ast.Expression):
            self.out.append(self.expr(node.body))
        elif isinstance(node, _ast.FunctionType):
            self.out.append(f"({', '.join(map(self.expr, node.argtypes))}) -> {self.expr(node.returns)}")
        elif isinstance(node, (_ast.stmt, _ast.ExceptHandler, _ast.match_case)):
            self.statement(node)
        else:
            self.out.append(self.expr(node))

    def newline(self):
        if self.out:
            self.out.append("\n")

    def fill(self, text=""):
        self.newline()
        self.out.append("    " * self.level + text)

    def block(self, statements):
        self.out.append(":")
        self.level += 1
        for s in statements:
            self.statement(s)
        self.level -= 1

    def body_with_doc(self, node):
        statements = node.body
        doc = _docstring(node)
        if doc is not None:
            self.fill()
            if doc.kind == "u":
                self.out.append("u")
            self.out.append(_quoted(doc.value, _MULTI))
            statements = statements[1:]
        for s in statements:
            self.statement(s)

    def statement(self, node):
        getattr(self, "do_" + type(node).__name__)(node)

    def do_Expr(self, n):
        self.fill(self.expr(n.value, _YIELD))

    def do_FunctionDef(self, n, word="def"):
        self.newline()
        for d in n.decorator_list:
            self.fill("@" + self.expr(d))
        head = f"{word} {n.name}{self.params(n)}({self.arguments(n.args)})"
        if n.returns:
            head += " -> " + self.expr(n.returns)
        self.fill(head)
        self.out.append(":" + self.comment(n))
        self.level += 1
        self.body_with_doc(n)
        self.level -= 1

    def do_AsyncFunctionDef(self, n):
        self.do_FunctionDef(n, "async def")

    def do_ClassDef(self, n):
        self.newline()
        for d in n.decorator_list:
            self.fill("@" + self.expr(d))
        items = [self.expr(b) for b in n.bases] + [self.keyword(k) for k in n.keywords]
        self.fill(f"class {n.name}{self.params(n)}" + (f"({', '.join(items)})" if items else ""))
        self.out.append(":")
        self.level += 1
        self.body_with_doc(n)
        self.level -= 1

    def params(self, n):
        if not getattr(n, "type_params", None):
            return ""
        return "[" + ", ".join(map(self.type_param, n.type_params)) + "]"

    def type_param(self, p):
        text = {"TypeVar": "", "TypeVarTuple": "*", "ParamSpec": "**"}[type(p).__name__] + p.name
        if getattr(p, "bound", None):
            text += ": " + self.expr(p.bound)
        if getattr(p, "default_value", None):
            text += " = " + self.expr(p.default_value)
        return text

    def comment(self, n):
        text = getattr(n, "type_comment", None)
        return "" if text is None else f" # type: {text}"

    def do_TypeAlias(self, n):
        self.fill(f"type {self.expr(n.name)}{self.params(n)} = {self.expr(n.value)}")

    def do_Return(self, n):
        self.fill("return" + (" " + self.expr(n.value) if n.value else ""))

    def do_Delete(self, n):
        self.fill("del " + ", ".join(map(self.expr, n.targets)))

    def do_Assign(self, n):
        targets = "".join(self.expr(t, _TUPLE) + " = " for t in n.targets)
        self.fill(targets + self.expr(n.value) + self.comment(n))

    def do_AugAssign(self, n):
        self.fill(f"{self.expr(n.target)} {_BINARY[type(n.op).__name__][0]}= {self.expr(n.value)}")

    def do_AnnAssign(self, n):
        target = self.expr(n.target)
        if not n.simple and isinstance(n.target, _ast.Name):
            target = f"({target})"
        self.fill(f"{target}: {self.expr(n.annotation)}" + (" = " + self.expr(n.value) if n.value else ""))

    def do_For(self, n, word="for"):
        self.fill(f"{word} {self.expr(n.target, _TUPLE)} in {self.expr(n.iter)}")
        self.out.append(":" + self.comment(n))
        self.level += 1
        for s in n.body:
            self.statement(s)
        self.level -= 1
        self.orelse(n)

    def do_AsyncFor(self, n):
        self.do_For(n, "async for")

    def orelse(self, n):
        if n.orelse:
            self.fill("else")
            self.block(n.orelse)

    def do_While(self, n):
        self.fill("while " + self.expr(n.test, _TEST))
        self.block(n.body)
        self.orelse(n)

    def do_If(self, n):
        self.fill("if " + self.expr(n.test, _TEST))
        self.block(n.body)
        while len(n.orelse) == 1 and isinstance(n.orelse[0], _ast.If):
            n = n.orelse[0]
            self.fill("elif " + self.expr(n.test, _TEST))
            self.block(n.body)
        self.orelse(n)

    def do_With(self, n, word="with"):
        self.fill(word + " " + ", ".join(map(self.withitem, n.items)))
        self.out.append(":" + self.comment(n))
        self.level += 1
        for s in n.body:
            self.statement(s)
        self.level -= 1

    def do_AsyncWith(self, n):
        self.do_With(n, "async with")

    def withitem(self, item):
        text = self.expr(item.context_expr)
        return text + " as " + self.expr(item.optional_vars) if item.optional_vars else text

    def do_Raise(self, n):
        text = "raise"
        if n.exc:
            text += " " + self.expr(n.exc)
        if n.cause:
            text += " from " + self.expr(n.cause)
        self.fill(text)

    def do_Try(self, n, star=""):
        self.fill("try")
        self.block(n.body)
        for h in n.handlers:
            self.do_ExceptHandler(h, star)
        self.orelse(n)
        if n.finalbody:
            self.fill("finally")
            self.block(n.finalbody)

    def do_TryStar(self, n):
        self.do_Try(n, "*")

    def do_ExceptHandler(self, h, star=""):
        text = "except" + star
        if h.type:
            text += " " + self.expr(h.type)
        if h.name:
            text += " as " + h.name
        self.fill(text)
        self.block(h.body)

    def do_Assert(self, n):
        self.fill("assert " + self.expr(n.test) + (", " + self.expr(n.msg) if n.msg else ""))

    def alias(self, a):
        return a.name + (" as " + a.asname if a.asname else "")

    def do_Import(self, n):
        self.fill("import " + ", ".join(map(self.alias, n.names)))

    def do_ImportFrom(self, n):
        self.fill(f"from {'.' * (n.level or 0)}{n.module or ''} import {', '.join(map(self.alias, n.names))}")

    def do_Global(self, n):
        self.fill("global " + ", ".join(n.names))

    def do_Nonlocal(self, n):
        self.fill("nonlocal " + ", ".join(n.names))

    def do_Pass(self, n):
        self.fill("pass")

    def do_Break(self, n):
        self.fill("break")

    def do_Continue(self, n):
        self.fill("continue")

    def do_Match(self, n):
        self.fill("match " + self.expr(n.subject))
        self.out.append(":")
        self.level += 1
        for case in n.cases:
            self.do_match_case(case)
        self.level -= 1

    def do_match_case(self, case):
        text = "case " + self.expr(case.pattern)
        if case.guard:
            text += " if " + self.expr(case.guard)
        self.fill(text)
        self.block(case.body)

    # Expressions

    def expr(self, node, level=_TEST):
        name = type(node).__name__
        special = _LEVELS.get(name)
        text, own = getattr(self, "ex_" + name)(node) if special is None else (getattr(self, "ex_" + name)(node), special)
        return f"({text})" if own < level else text

    def ex_Name(self, n):
        return n.id

    def ex_NamedExpr(self, n):
        return f"{self.expr(n.target, _ATOM)} := {self.expr(n.value, _ATOM)}"

    def ex_BoolOp(self, n):
        word, level = (" and ", _AND) if isinstance(n.op, _ast.And) else (" or ", _OR)
        # Each operand is held more tightly than the one before it, which keeps how they were nested.
        return word.join(self.expr(v, min(level + i, _ATOM)) for i, v in enumerate(n.values, 1)), level

    def ex_BinOp(self, n):
        op, level = _BINARY[type(n.op).__name__]
        if op == "**":
            left, right = level + 1, level
        else:
            left, right = level, level + 1
        return f"{self.expr(n.left, left)} {op} {self.expr(n.right, right)}", level

    def ex_UnaryOp(self, n):
        op, level = _UNARY[type(n.op).__name__]
        return op + self.expr(n.operand, level), level

    def ex_Lambda(self, n):
        args = self.arguments(n.args)
        return f"lambda{' ' if args else ''}{args}: {self.expr(n.body)}"

    def ex_IfExp(self, n):
        return f"{self.expr(n.body, _OR)} if {self.expr(n.test, _OR)} else {self.expr(n.orelse, _TEST)}"

    def ex_Dict(self, n):
        pairs = []
        for k, v in zip(n.keys, n.values):
            pairs.append("**" + self.expr(v, _BOR) if k is None else f"{self.expr(k)}: {self.expr(v)}")
        return "{" + ", ".join(pairs) + "}"

    def ex_Set(self, n):
        return "{" + ", ".join(map(self.expr, n.elts)) + "}" if n.elts else "{*()}"

    def generators(self, generators):
        text = ""
        for g in generators:
            text += " async for " if g.is_async else " for "
            text += f"{self.expr(g.target, _TUPLE)} in {self.expr(g.iter, _OR)}"
            for test in g.ifs:
                text += " if " + self.expr(test, _OR)
        return text

    def ex_ListComp(self, n):
        return f"[{self.expr(n.elt)}{self.generators(n.generators)}]"

    def ex_SetComp(self, n):
        return f"{{{self.expr(n.elt)}{self.generators(n.generators)}}}"

    def ex_GeneratorExp(self, n):
        return f"({self.expr(n.elt)}{self.generators(n.generators)})"

    def ex_DictComp(self, n):
        return f"{{{self.expr(n.key)}: {self.expr(n.value)}{self.generators(n.generators)}}}"

    def ex_Await(self, n):
        return "await " + self.expr(n.value, _ATOM)

    def ex_Yield(self, n):
        return "yield" + (" " + self.expr(n.value, _ATOM) if n.value else "")

    def ex_YieldFrom(self, n):
        return "yield from " + self.expr(n.value, _ATOM)

    def ex_Compare(self, n):
        text = self.expr(n.left, _CMP + 1)
        for op, right in zip(n.ops, n.comparators):
            text += f" {_COMPARE[type(op).__name__]} {self.expr(right, _CMP + 1)}"
        return text

    def keyword(self, k):
        return "**" + self.expr(k.value) if k.arg is None else f"{k.arg}={self.expr(k.value)}"

    def ex_keyword(self, k):
        return self.keyword(k)

    def ex_alias(self, a):
        return self.alias(a)

    def ex_Call(self, n):
        items = [self.expr(a) for a in n.args] + [self.keyword(k) for k in n.keywords]
        return f"{self.expr(n.func, _ATOM)}({', '.join(items)})"

    def ex_Attribute(self, n):
        text = self.expr(n.value, _ATOM)
        if isinstance(n.value, _ast.Constant) and isinstance(n.value.value, int):
            text += " "
        return f"{text}.{n.attr}"

    def ex_Subscript(self, n):
        index = n.slice
        if isinstance(index, _ast.Tuple) and index.elts:
            inside = self.items(index.elts)
        else:
            inside = self.expr(index)
        return f"{self.expr(n.value, _ATOM)}[{inside}]"

    def items(self, elts):
        text = ", ".join(map(self.expr, elts))
        return text + "," if len(elts) == 1 else text

    def ex_Starred(self, n):
        return "*" + self.expr(n.value, _BOR)

    def ex_Slice(self, n):
        text = (self.expr(n.lower) if n.lower else "") + ":" + (self.expr(n.upper) if n.upper else "")
        return text + ":" + self.expr(n.step) if n.step else text

    def ex_List(self, n):
        return "[" + ", ".join(map(self.expr, n.elts)) + "]"

    def ex_Tuple(self, n):
        if not n.elts:
            return "()", _ATOM
        return self.items(n.elts), _TUPLE

    def ex_Constant(self, n):
        value = n.value
        if value is ...:
            return "..."
        if isinstance(value, (float, complex)):
            return repr(value).replace("inf", "1e309").replace("nan", "(1e309-1e309)")
        if isinstance(value, tuple):
            return "(" + ", ".join(map(repr, value)) + (",)" if len(value) == 1 else ")")
        return ("u" if n.kind == "u" else "") + repr(value)

    def ex_JoinedStr(self, n):
        return self.fstring(n, "f")

    def ex_TemplateStr(self, n):
        return self.fstring(n, "t")

    def fstring(self, n, prefix):
        parts = []
        quotes = list(_QUOTES)
        for value in n.values:
            text = self.piece(value, False)
            if isinstance(value, _ast.Constant):
                text, usable = _literal(text, quotes, True)
                if not set(usable) & set(quotes):
                    return self.by_repr(n, prefix)
                quotes = usable
            else:
                if "\n" in text:
                    quotes = [q for q in quotes if q in _MULTI] or quotes
                quotes = [q for q in quotes if q not in text] or quotes
            parts.append(text)
        quote = quotes[0]
        return prefix + quote + "".join(parts) + quote

    def by_repr(self, n, prefix):
        parts = []
        quotes = ["'", '"']
        for value in n.values:
            text = self.piece(value, False)
            if isinstance(value, _ast.Constant):
                text = repr('"' + text)
                text = "'" + text[2:] if text[1] == '"' and text[0] == "'" else text
                text = text[1:-1]
            parts.append(text)
        return prefix + quotes[0] + "".join(parts) + quotes[0]

    def piece(self, node, in_spec):
        """A part of an f-string as it stands between the quotes, not yet escaped."""
        if isinstance(node, _ast.JoinedStr):
            return "".join(self.piece(v, in_spec) for v in node.values)
        if isinstance(node, _ast.Constant):
            text = node.value.replace("{", "{{").replace("}", "}}")
            return text
        text = node.str if isinstance(node, _ast.Interpolation) else Unparser().expr(node.value, _OR)
        out = ("{ " if text.startswith("{") else "{") + text
        if node.conversion != -1:
            out += "!" + chr(node.conversion)
        if node.format_spec:
            out += ":" + self.piece(node.format_spec, True)
        return out + "}"

    def ex_FormattedValue(self, n):
        return "f" + _quoted(self.piece(n, False), _QUOTES)

    # Arguments and patterns

    def arg(self, a):
        return a.arg + (": " + self.expr(a.annotation) if a.annotation else "")

    def ex_arg(self, a):
        return self.arg(a)

    def ex_arguments(self, args):
        return self.arguments(args)

    def arguments(self, args):
        out = []
        plain = args.posonlyargs + args.args
        defaults = [None] * (len(plain) - len(args.defaults)) + args.defaults
        for i, (a, default) in enumerate(zip(plain, defaults), 1):
            out.append(self.arg(a) + ("=" + self.expr(default) if default else ""))
            if i == len(args.posonlyargs):
                out.append("/")
        if args.vararg or args.kwonlyargs:
            out.append("*" + (self.arg(args.vararg) if args.vararg else ""))
        for a, default in zip(args.kwonlyargs, args.kw_defaults):
            out.append(self.arg(a) + ("=" + self.expr(default) if default else ""))
        if args.kwarg:
            out.append("**" + self.arg(args.kwarg))
        return ", ".join(out)

    def ex_MatchValue(self, n):
        return self.expr(n.value)

    def ex_MatchSingleton(self, n):
        return repr(n.value)

    def ex_MatchSequence(self, n):
        return "[" + ", ".join(map(self.expr, n.patterns)) + "]"

    def ex_MatchStar(self, n):
        return "*" + (n.name or "_")

    def ex_MatchMapping(self, n):
        items = [f"{self.expr(k)}: {self.expr(p)}" for k, p in zip(n.keys, n.patterns)]
        if n.rest is not None:
            items.append("**" + n.rest)
        return "{" + ", ".join(items) + "}"

    def ex_MatchClass(self, n):
        items = [self.expr(p) for p in n.patterns]
        items += [f"{a}={self.expr(p)}" for a, p in zip(n.kwd_attrs, n.kwd_patterns)]
        return f"{self.expr(n.cls, _ATOM)}({', '.join(items)})"

    def ex_MatchAs(self, n):
        if n.name is None:
            return "_", _ATOM
        if n.pattern is None:
            return n.name, _ATOM
        return f"{self.expr(n.pattern, _BOR)} as {n.name}", _TEST

    def ex_MatchOr(self, n):
        return " | ".join(self.expr(p, _BOR + 1) for p in n.patterns), _BOR

    def ex_withitem(self, n):
        return self.withitem(n)

    def ex_comprehension(self, n):
        return self.generators([n])

    def ex_TypeVar(self, n):
        return self.type_param(n)

    ex_ParamSpec = ex_TypeVarTuple = ex_TypeVar


_LEVELS = {
    "NamedExpr": _NAMED, "Lambda": _TEST, "IfExp": _TEST, "Await": _AWAIT, "Yield": _YIELD, "YieldFrom": _YIELD,
    "Compare": _CMP,
}  # fmt: skip
for _name in dir(Unparser):
    if _name.startswith("ex_") and _name[3:] not in ("BoolOp", "BinOp", "UnaryOp", "Tuple", "MatchAs", "MatchOr"):
        _LEVELS.setdefault(_name[3:], _ATOM)


def _docstring(node):
    if isinstance(node, (_ast.AsyncFunctionDef, _ast.FunctionDef, _ast.ClassDef, _ast.Module)) and node.body:
        first = node.body[0]
        if isinstance(first, _ast.Expr) and isinstance(first.value, _ast.Constant) and isinstance(first.value.value, str):
            return first.value
    return None


def _literal(text, quotes, escape_space=False):
    """The text escaped, and the quotes that can stand around it, the best first."""

    def escape(c):
        if not escape_space and c in "\n\t":
            return c
        if c == "\\" or not c.isprintable():
            return c.encode("unicode_escape").decode("ascii")
        return c

    escaped = "".join(map(escape, text))
    usable = [q for q in quotes if q in _MULTI] if "\n" in escaped else list(quotes)
    usable = [q for q in usable if q not in escaped]
    if not usable:
        text = repr(text)
        quote = next((q for q in quotes if text[0] in q), text[0])
        return text[1:-1], [quote]
    if escaped:
        usable.sort(key=lambda q: q[0] == escaped[-1])
        if usable[0][0] == escaped[-1]:
            escaped = escaped[:-1] + "\\" + escaped[-1]
    return escaped, usable


def _quoted(text, quotes):
    text, usable = _literal(text, quotes)
    return usable[0] + text + usable[0]
