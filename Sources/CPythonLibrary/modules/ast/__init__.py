"""Syntax trees to look at. The native parser gives tuples; here they are nodes."""

import _ast as _native

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8400


class AST:
    """What all nodes are."""

    _fields = ()
    _attributes = ()
    # Of the fields that may be left out: what they are then.
    _optional = {}

    def __init__(self, *args, **kwargs):
        fields = self._fields
        if len(args) > len(fields):
            plural = "s" if len(fields) != 1 else ""
            raise TypeError(
                f"{type(self).__name__} constructor takes at most {len(fields)} positional argument{plural}"
            )
        values = self.__dict__
        for name, value in zip(fields, args):
            values[name] = value
        for name, value in kwargs.items():
            if name in values and name in fields[: len(args)]:
                raise TypeError(f"{type(self).__name__} got multiple values for argument {name!r}")
            values[name] = value
        for name in fields[len(args) :]:
            if name not in values and name in self._optional:
                kind = self._optional[name]
                values[name] = [] if kind == "*" else Load() if kind == "ctx" else None

    def __reduce__(self):
        return _rebuild, (type(self), dict(self.__dict__))

    def __replace__(self, **changes):
        values = dict(self.__dict__)
        for name in changes:
            if name not in self._fields and name not in self._attributes:
                raise TypeError(f"{type(self).__name__}.__replace__ got an unexpected keyword argument {name!r}.")
        values.update(changes)
        return _rebuild(type(self), values)

    def __repr__(self):
        return _repr(self, 3)


def _rebuild(cls, values):
    node = object.__new__(cls)
    node.__dict__.update(values)
    return node


def _repr(value, depth):
    if isinstance(value, AST):
        if not depth:
            return f"{type(value).__name__}(...)"
        parts = [f"{n}={_repr(getattr(value, n, None), depth - 1)}" for n in value._fields]
        return f"{type(value).__name__}({', '.join(parts)})"
    if isinstance(value, (list, tuple)) and any(isinstance(v, AST) for v in value):
        shown = [_repr(value[0], depth)]
        if len(value) > 2:
            shown.append("...")
        if len(value) > 1:
            shown.append(_repr(value[-1], depth))
        body = ", ".join(shown)
        return f"[{body}]" if isinstance(value, list) else f"({body})"
    return repr(value)


# One line for each kind of node: its name, and its fields, with "?" after what may be missing and "*" after lists.
# "ctx" is what a name is used for.
_GRAMMAR = """
mod: Module body* type_ignores*; Interactive body*; Expression body; FunctionType argtypes* returns
stmt@: FunctionDef name args body* decorator_list* returns? type_comment? type_params*
 AsyncFunctionDef name args body* decorator_list* returns? type_comment? type_params*
 ClassDef name bases* keywords* body* decorator_list* type_params*; Return value?; Delete targets*
 Assign targets* value type_comment?; TypeAlias name type_params* value; AugAssign target op value
 AnnAssign target annotation value? simple; For target iter body* orelse* type_comment?
 AsyncFor target iter body* orelse* type_comment?; While test body* orelse*; If test body* orelse*
 With items* body* type_comment?; AsyncWith items* body* type_comment?; Match subject cases*; Raise exc? cause?
 Try body* handlers* orelse* finalbody*; TryStar body* handlers* orelse* finalbody*; Assert test msg?; Import names*
 ImportFrom module? names* level?; Global names*; Nonlocal names*; Expr value; Pass; Break; Continue
expr@: BoolOp op values*; NamedExpr target value; BinOp left op right; UnaryOp op operand; Lambda args body
 IfExp test body orelse; Dict keys* values*; Set elts*; ListComp elt generators*; SetComp elt generators*
 DictComp key value generators*; GeneratorExp elt generators*; Await value; Yield value?; YieldFrom value
 Compare left ops* comparators*; Call func args* keywords*; FormattedValue value conversion format_spec?
 Interpolation value str conversion format_spec?; JoinedStr values*; TemplateStr values*; Constant value kind?
 Attribute value attr ctx; Subscript value slice ctx; Starred value ctx; Name id ctx; List elts* ctx; Tuple elts* ctx
 Slice lower? upper? step?
expr_context: Load; Store; Del
boolop: And; Or
operator: Add; Sub; Mult; MatMult; Div; Mod; Pow; LShift; RShift; BitOr; BitXor; BitAnd; FloorDiv
unaryop: Invert; Not; UAdd; USub
cmpop: Eq; NotEq; Lt; LtE; Gt; GtE; Is; IsNot; In; NotIn
excepthandler@: ExceptHandler type? name? body*
pattern@: MatchValue value; MatchSingleton value; MatchSequence patterns*; MatchMapping keys* patterns* rest?
 MatchClass cls patterns* kwd_attrs* kwd_patterns*; MatchStar name?; MatchAs pattern? name?; MatchOr patterns*
type_ignore: TypeIgnore lineno tag
type_param@: TypeVar name bound? default_value?; ParamSpec name default_value?; TypeVarTuple name default_value?
: comprehension target iter ifs* is_async
: arguments posonlyargs* args* vararg? kwonlyargs* kw_defaults* kwarg? defaults*
:@ arg arg annotation? type_comment?
:@ keyword arg? value
:@ alias name asname?
: withitem context_expr optional_vars?
: match_case pattern guard? body*
"""
_POSITION = ("lineno", "col_offset", "end_lineno", "end_col_offset")
_kinds = {}


def _define():
    space = globals()

    def add(name, base, fields, attributes):
        optional = {}
        names = []
        for field in fields:
            plain = field.rstrip("?*")
            names.append(plain)
            if field != plain:
                optional[plain] = field[-1]
            elif plain == "ctx":
                optional[plain] = "ctx"
        body = {"__module__": "ast", "_fields": tuple(names), "__match_args__": tuple(names), "_optional": optional}
        if attributes:
            body["_attributes"] = _POSITION
            body["end_lineno"] = body["end_col_offset"] = None
        for plain, mark in optional.items():
            if mark == "?":
                body[plain] = None
        space[name] = kind = type(name, (base,), body)
        return kind

    base = AST
    attributes = False
    for line in _GRAMMAR.strip().split("\n"):
        if line[0] != " ":
            head, _, line = line.partition(":")
            attributes = head.endswith("@") or line.startswith("@")
            line = line.lstrip("@")
            head = head.rstrip("@")
            base = add(head, AST, (), attributes) if head else AST
        for item in line.split(";"):
            words = item.split()
            if words:
                kind = add(words[0], base, words[1:], attributes)
                # Marks such as Load are the same object wherever they occur.
                alone = not kind._fields and not attributes
                _kinds[words[0]] = (kind, kind() if alone else None, kind._fields, attributes)


_define()
Module._optional = {"body": "*", "type_ignores": "*"}


def _node(item):
    """The node of a native tuple."""
    name = item[0]
    kind, single, fields, attributes = _kinds[name]
    if single is not None:
        return single
    node = object.__new__(kind)
    values = node.__dict__
    for field, value in zip(fields, item[1]):
        values[field] = _value(value, name)
    if attributes:
        values["lineno"], values["col_offset"], values["end_lineno"], values["end_col_offset"] = item[2:6]
    return node


def _value(value, name):
    if type(value) is list:
        return [_value(v, name) for v in value]
    # A node is a tuple that begins with a kind's name and has a tuple of fields; a constant tuple never gets here,
    # as constants of source text are no tuples.
    if type(value) is tuple and name != "Constant":
        return _node(value)
    return value


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None, optimize=-1):
    """The syntax tree of source text."""
    if isinstance(source, AST):
        return source
    return _node(_native.parse(source, filename, mode))


def literal_eval(node_or_string):
    """The value of an expression made of literals only."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(" \t"), mode="eval")
    if isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _literal(node_or_string)


def _malformed(node):
    message = "malformed node or string"
    if line := getattr(node, "lineno", None):
        message += f" on line {line}"
    raise ValueError(message + f": {node!r}")


def _number(node):
    if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
        _malformed(node)
    return node.value


def _signed(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        operand = _number(node.operand)
        return +operand if isinstance(node.op, UAdd) else -operand
    return _number(node)


def _literal(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Tuple):
        return tuple(map(_literal, node.elts))
    if isinstance(node, List):
        return list(map(_literal, node.elts))
    if isinstance(node, Set):
        return set(map(_literal, node.elts))
    if (
        isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == "set"
        and node.args == node.keywords == []
    ):  # fmt: skip
        return set()
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            _malformed(node)
        return dict(zip(map(_literal, node.keys), map(_literal, node.values)))
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left = _signed(node.left)
        right = _number(node.right)
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if isinstance(node.op, Add) else left - right
    return _signed(node)


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """The tree as text."""
    if not isinstance(node, AST):
        raise TypeError("expected AST, got %r" % node.__class__.__name__)
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent

    def show(value, level):
        """Text, and whether it is short enough to stay on the line."""
        level += 1
        if indent is None:
            prefix, sep = "", ", "
        else:
            prefix = "\n" + indent * level
            sep = ",\n" + indent * level
        if isinstance(value, AST):
            cls = type(value)
            args = []
            left = []
            simple = True
            keywords = annotate_fields
            for name in value._fields:
                try:
                    item = getattr(value, name)
                except AttributeError:
                    keywords = True
                    continue
                if item is None and getattr(cls, name, ...) is None:
                    keywords = True
                    continue
                if not show_empty:
                    if item == []:
                        if cls._optional.get(name) == "*":
                            if not keywords:
                                left.append(repr(item))
                            continue
                    if not keywords:
                        args.extend(left)
                        left = []
                text, short = show(item, level)
                simple = simple and short
                args.append("%s=%s" % (name, text) if keywords else text)
            if include_attributes and value._attributes:
                for name in value._attributes:
                    try:
                        item = getattr(value, name)
                    except AttributeError:
                        continue
                    if item is None and getattr(cls, name, ...) is None:
                        continue
                    text, short = show(item, level)
                    simple = simple and short
                    args.append("%s=%s" % (name, text))
            if simple and len(args) <= 3:
                return "%s(%s)" % (cls.__name__, ", ".join(args)), not args
            return "%s(%s%s)" % (cls.__name__, prefix, sep.join(args)), False
        if isinstance(value, list):
            if not value:
                return "[]", True
            return "[%s%s]" % (prefix, sep.join(show(v, level)[0] for v in value)), False
        return repr(value), True

    return show(node, 0)[0]


def copy_location(new_node, old_node):
    for name in "lineno", "col_offset", "end_lineno", "end_col_offset":
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or (hasattr(old_node, name) and name.startswith("end_")):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Gives nodes without a place that of what they are in."""
    root = node
    stack = [(node, 1, 0, 1, 0)]
    while stack:
        node, lineno, col, end_lineno, end_col = stack.pop()
        if "lineno" in node._attributes:
            if not hasattr(node, "lineno"):
                node.lineno = lineno
            else:
                lineno = node.lineno
            if getattr(node, "end_lineno", None) is None:
                node.end_lineno = end_lineno
            else:
                end_lineno = node.end_lineno
            if not hasattr(node, "col_offset"):
                node.col_offset = col
            else:
                col = node.col_offset
            if getattr(node, "end_col_offset", None) is None:
                node.end_col_offset = end_col
            else:
                end_col = node.end_col_offset
        for child in iter_child_nodes(node):
            stack.append((child, lineno, col, end_lineno, end_col))
    return root


def increment_lineno(node, n=1):
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, "lineno", 0) + n
            continue
        if "lineno" in child._attributes:
            child.lineno = getattr(child, "lineno", 0) + n
        if "end_lineno" in child._attributes and (end := getattr(child, "end_lineno", 0)) is not None:
            child.end_lineno = end + n
    return node


def iter_fields(node):
    for field in node._fields:
        try:
            yield field, getattr(node, field)
        except AttributeError:
            pass


def iter_child_nodes(node):
    for _, field in iter_fields(node):
        if isinstance(field, AST):
            yield field
        elif isinstance(field, list):
            for item in field:
                if isinstance(item, AST):
                    yield item


def walk(node):
    """The node and all below it, level by level."""
    todo = [node]
    for node in todo:
        todo.extend(iter_child_nodes(node))
        yield node


def get_docstring(node, clean=True):
    """The documentation string of a function, class or module."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError("%r can't have docstrings" % (node.__class__.__name__))
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    value = node.body[0].value
    if not (isinstance(value, Constant) and isinstance(value.value, str)):
        return None
    return _clean(value.value) if clean else value.value


def _clean(doc):
    lines = doc.expandtabs().split("\n")
    margin = None
    for line in lines[1:]:
        content = line.lstrip(" ")
        if content:
            indent = len(line) - len(content)
            margin = indent if margin is None else min(margin, indent)
    lines[0] = lines[0].lstrip(" ")
    if margin:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        del lines[0]
    return "\n".join(lines)


def _lines(source):
    """Lines with their ends; a form feed ends none."""
    out = []
    start = 0
    size = len(source)
    i = 0
    while i < size:
        c = source[i]
        i += 1
        if c == "\r" and source[i : i + 1] == "\n":
            i += 1
            c = "\n"
        if c in "\r\n":
            out.append(source[start:i])
            start = i
    if start < size:
        out.append(source[start:])
    return out


def get_source_segment(source, node, *, padded=False):
    """The part of the source that a node was made of."""
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        first, last = node.lineno - 1, node.end_lineno - 1
        start, end = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = _lines(source)
    if first == last:
        return lines[first].encode()[start:end].decode()
    head = lines[first].encode()
    padding = ""
    if padded:
        padding = "".join(c if c in "\f\t" else " " for c in head[:start].decode())
    parts = [padding + head[start:].decode()] + lines[first + 1 : last]
    parts.append(lines[last].encode()[:end].decode())
    return "".join(parts)


class NodeVisitor:
    """Calls visit_NAME for a node of that kind, generic_visit for the others."""

    def visit(self, node):
        return getattr(self, "visit_" + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        for _, value in iter_fields(node):
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)
            elif isinstance(value, AST):
                self.visit(value)


class NodeTransformer(NodeVisitor):
    """A visitor whose methods give what stands in the node's place."""

    def generic_visit(self, node):
        for field, old in iter_fields(node):
            if isinstance(old, list):
                new = []
                for value in old:
                    if isinstance(value, AST):
                        value = self.visit(value)
                        if value is None:
                            continue
                        if not isinstance(value, AST):
                            new.extend(value)
                            continue
                    new.append(value)
                old[:] = new
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, field)
                else:
                    setattr(node, field, new)
        return node


def unparse(ast_obj):
    """Source text of a tree."""
    from ast._unparse import Unparser

    return Unparser().text(ast_obj)


def compare(a, b, /, *, compare_attributes=False):
    """Whether two trees are the same."""

    def same(x, y):
        if isinstance(x, AST):
            if type(x) is not type(y):
                return False
            names = x._fields + (x._attributes if compare_attributes else ())
            for n in names:
                one, two = getattr(x, n, ...), getattr(y, n, ...)
                if not same(one, two):
                    return False
            return True
        if isinstance(x, list):
            return isinstance(y, list) and len(x) == len(y) and all(map(same, x, y))
        return type(x) is type(y) and x == y

    return same(a, b)
