# Printing of nested data, wrapped to a width.

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]

import sys as _sys


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Print an object."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact,
                  sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    """The text that pprint() would print."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact,
                         sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Print an object without sorting dicts."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    # Orders whatever can be ordered, and the rest by type name and identity.
    __slots__ = ("obj",)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _pair_key(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


def _recursion(obj):
    return f"<Recursion on {type(obj).__name__} with id={id(obj)}>"


class _Lines:
    def __init__(self):
        self.parts = []
        self.write = self.parts.append


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = stream if stream is not None else _sys.stdout
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        lines = _Lines()
        self._format(object, lines, 0, 0, {}, 0)
        return "".join(lines.parts)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """(text, is readable, is recursive) of an object in one line."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    # Layout over several lines

    def _format(self, obj, stream, indent, allowance, context, level):
        ident = id(obj)
        if ident in context:
            stream.write(_recursion(obj))
            return
        text = self._repr(obj, context, level)
        if len(text) > self._width - indent - allowance:
            layout = self._layout_of(obj)
            if layout is not None:
                context[ident] = 1
                layout(self, obj, stream, indent, allowance, context, level + 1)
                del context[ident]
                return
        stream.write(text)

    def _layout_of(self, obj):
        cls = type(obj)
        method = cls.__repr__
        layout = _layouts.get(method)
        if layout is not None:
            return layout
        for module, names in _module_layouts.items():
            loaded = _sys.modules.get(module)
            if loaded is not None:
                for name, layout in names:
                    known = loaded.__dict__.get(name)
                    if known is not None and known.__repr__ is method:
                        return layout
        params = getattr(cls, "__dataclass_params__", None)
        if params is not None and params.repr and hasattr(method, "__wrapped__") \
                and not isinstance(obj, type):
            return PrettyPrinter._dataclass
        return None

    def _padding(self, stream):
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")

    def _pairs(self, items, stream, indent, allowance, context, level, is_attributes=False):
        # key: value or name=value, one a line.
        write = stream.write
        if not is_attributes:
            indent += self._indent_per_level
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            text = key if is_attributes else self._repr(key, context, level)
            write(text)
            write("=" if is_attributes else ": ")
            step = len(text) + (1 if is_attributes else 2)
            if is_attributes and id(value) in context:
                write("...")
            else:
                self._format(value, stream, indent + step, allowance if i == last else 1, context,
                             level)
            if i != last:
                write(",\n" + " " * indent)

    def _items(self, items, stream, indent, allowance, context, level):
        write = stream.write
        indent += self._indent_per_level
        self._padding(stream)
        newline = ",\n" + " " * indent
        separator = ""
        room = full = self._width - indent + 1
        items = list(items)
        last = len(items) - 1
        for i, item in enumerate(items):
            if i == last:
                full -= allowance
                room -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                need = len(text) + 2
                if room < need:
                    room = full
                    if separator:
                        separator = newline
                if room >= need:
                    room -= need
                    write(separator)
                    separator = ", "
                    write(text)
                    continue
            write(separator)
            separator = newline
            self._format(item, stream, indent, allowance if i == last else 1, context, level)

    def _dict(self, obj, stream, indent, allowance, context, level):
        stream.write("{")
        self._padding(stream)
        if len(obj):
            items = sorted(obj.items(), key=_pair_key) if self._sort_dicts else list(obj.items())
            self._pairs(items, stream, indent, allowance + 1, context, level)
        stream.write("}")

    def _ordered_dict(self, obj, stream, indent, allowance, context, level):
        if not len(obj):
            stream.write(repr(obj))
            return
        name = obj.__class__.__name__
        stream.write(name + "(")
        # From 3.12 on the repr is that of a dict in parentheses.
        self._format(list(obj.items()), stream, indent + len(name) + 1, allowance + 1, context,
                     level)
        stream.write(")")

    def _list(self, obj, stream, indent, allowance, context, level):
        stream.write("[")
        self._items(obj, stream, indent, allowance + 1, context, level)
        stream.write("]")

    def _tuple(self, obj, stream, indent, allowance, context, level):
        stream.write("(")
        end = ",)" if len(obj) == 1 else ")"
        self._items(obj, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _set(self, obj, stream, indent, allowance, context, level):
        if not len(obj):
            stream.write(repr(obj))
            return
        cls = type(obj)
        if cls is set:
            stream.write("{")
            end = "}"
        else:
            stream.write(cls.__name__ + "({")
            end = "})"
            indent += len(cls.__name__) + 1
        self._items(sorted(obj, key=_safe_key), stream, indent, allowance + len(end), context,
                    level)
        stream.write(end)

    def _str(self, obj, stream, indent, allowance, context, level):
        write = stream.write
        if not len(obj):
            write(repr(obj))
            return
        outermost = level == 1
        if outermost:
            indent += 1
            allowance += 1
        width = self._width - indent
        chunks = []
        lines = obj.splitlines(True)
        text = ""
        for i, line in enumerate(lines):
            text = repr(line)
            is_last = i == len(lines) - 1
            if len(text) <= width - (allowance if is_last else 0):
                chunks.append(text)
                continue
            current = ""
            parts = _words(line)
            for j, part in enumerate(parts):
                limit = width - (allowance if is_last and j == len(parts) - 1 else 0)
                if len(repr(current + part)) > limit:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current += part
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            write(text)
            return
        if outermost:
            write("(")
        write(("\n" + " " * indent).join(chunks))
        if outermost:
            write(")")

    def _bytes(self, obj, stream, indent, allowance, context, level):
        write = stream.write
        if len(obj) <= 4:
            write(repr(obj))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            write("(")
        separator = ""
        for text in _wrap_bytes(obj, self._width - indent, allowance):
            write(separator)
            write(text)
            separator = "\n" + " " * indent
        if parens:
            write(")")

    def _bytearray(self, obj, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._bytes(bytes(obj), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(")")

    def _mappingproxy(self, obj, stream, indent, allowance, context, level):
        stream.write("mappingproxy(")
        self._format(obj.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(")")

    def _attributes(self, name, items, stream, indent, allowance, context, level):
        stream.write(name + "(")
        self._pairs(items, stream, indent + len(name) + 1, allowance, context, level, True)
        stream.write(")")

    def _namespace(self, obj, stream, indent, allowance, context, level):
        cls = type(obj)
        name = "namespace" if cls.__name__ == "SimpleNamespace" else cls.__name__
        self._attributes(name, list(obj.__dict__.items()), stream, indent, allowance, context,
                         level)

    def _dataclass(self, obj, stream, indent, allowance, context, level):
        items = [(f.name, getattr(obj, f.name)) for f in obj.__dataclass_fields__.values()
                 if f.repr and f._field_type.name == "_FIELD"]
        self._attributes(type(obj).__name__, items, stream, indent, allowance, context, level)

    def _default_dict(self, obj, stream, indent, allowance, context, level):
        if not len(obj):
            stream.write(repr(obj))
            return
        factory = self._repr(obj.default_factory, context, level)
        cls = obj.__class__
        indent += len(cls.__name__) + 1
        stream.write(f"{cls.__name__}({factory},\n{' ' * indent}")
        self._dict(obj, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _counter(self, obj, stream, indent, allowance, context, level):
        if not len(obj):
            stream.write(repr(obj))
            return
        name = obj.__class__.__name__
        stream.write(name + "({")
        self._padding(stream)
        self._pairs(obj.most_common(), stream, indent + len(name) + 1, allowance + 2, context,
                    level)
        stream.write("})")

    def _chain_map(self, obj, stream, indent, allowance, context, level):
        if not len(obj.maps):
            stream.write(repr(obj))
            return
        name = obj.__class__.__name__
        stream.write(name + "(")
        indent += len(name) + 1
        for i, mapping in enumerate(obj.maps):
            if i == len(obj.maps) - 1:
                self._format(mapping, stream, indent, allowance + 1, context, level)
                stream.write(")")
            else:
                self._format(mapping, stream, indent, 1, context, level)
                stream.write(",\n" + " " * indent)

    def _deque(self, obj, stream, indent, allowance, context, level):
        if not len(obj):
            stream.write(repr(obj))
            return
        name = obj.__class__.__name__
        stream.write(name + "([")
        indent += len(name) + 1
        if obj.maxlen is None:
            self._items(obj, stream, indent, allowance + 2, context, level)
            stream.write("])")
        else:
            self._items(obj, stream, indent, 2, context, level)
            limit = self._repr(obj.maxlen, context, level)
            stream.write(f"],\n{' ' * indent}maxlen={limit})")

    def _user(self, obj, stream, indent, allowance, context, level):
        self._format(obj.data, stream, indent, allowance, context, level - 1)

    # One line

    def _safe_repr(self, obj, context, maxlevels, level):
        cls = type(obj)
        if cls is str or cls is float or cls is bool or obj is None or cls is bytes:
            return repr(obj), True, False
        method = getattr(cls, "__repr__", None)
        if issubclass(cls, int) and method is int.__repr__:
            if self._underscore_numbers:
                return f"{obj:_d}", True, False
            return repr(obj), True, False
        if issubclass(cls, dict) and method is dict.__repr__:
            if not obj:
                return "{}", True, False
            return self._safe_container(obj, context, maxlevels, level, "{", "}", True)
        if issubclass(cls, list) and method is list.__repr__:
            if not obj:
                return "[]", True, False
            return self._safe_container(obj, context, maxlevels, level, "[", "]", False)
        if issubclass(cls, tuple) and method is tuple.__repr__:
            if not obj:
                return "()", True, False
            end = ",)" if len(obj) == 1 else ")"
            return self._safe_container(obj, context, maxlevels, level, "(", end, False)
        text = repr(obj)
        return text, bool(text) and not text.startswith("<"), False

    def _safe_container(self, obj, context, maxlevels, level, start, end, is_dict):
        ident = id(obj)
        if maxlevels and level >= maxlevels:
            return start + "..." + end, False, ident in context
        if ident in context:
            return _recursion(obj), False, True
        context[ident] = 1
        readable = True
        recursive = False
        level += 1
        parts = []
        if is_dict:
            items = sorted(obj.items(), key=_pair_key) if self._sort_dicts else obj.items()
            for key, value in items:
                ktext, kread, krec = self.format(key, context, maxlevels, level)
                vtext, vread, vrec = self.format(value, context, maxlevels, level)
                parts.append(f"{ktext}: {vtext}")
                readable = readable and kread and vread
                recursive = recursive or krec or vrec
        else:
            for item in obj:
                text, read, rec = self.format(item, context, maxlevels, level)
                parts.append(text)
                readable = readable and read
                recursive = recursive or rec
        del context[ident]
        return start + ", ".join(parts) + end, readable, recursive


def _words(line):
    """Words, each with the white space behind it."""
    parts = []
    i = 0
    size = len(line)
    while i < size:
        start = i
        while i < size and not line[i].isspace():
            i += 1
        while i < size and line[i].isspace():
            i += 1
        parts.append(line[start:i])
    return parts


def _wrap_bytes(obj, width, allowance):
    current = b""
    last = len(obj) // 4 * 4
    for i in range(0, len(obj), 4):
        part = obj[i:i + 4]
        if i == last:
            width -= allowance
        if len(repr(current + part)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current += part
    if current:
        yield repr(current)


_layouts = {
    dict.__repr__: PrettyPrinter._dict,
    list.__repr__: PrettyPrinter._list,
    tuple.__repr__: PrettyPrinter._tuple,
    set.__repr__: PrettyPrinter._set,
    frozenset.__repr__: PrettyPrinter._set,
    str.__repr__: PrettyPrinter._str,
    bytes.__repr__: PrettyPrinter._bytes,
    bytearray.__repr__: PrettyPrinter._bytearray,
    type(type.__dict__).__repr__: PrettyPrinter._mappingproxy,
    type(_sys.implementation).__repr__: PrettyPrinter._namespace,
}

# Types whose modules need not be loaded for the ones above.
_module_layouts = {
    "collections": (("OrderedDict", PrettyPrinter._ordered_dict),
                    ("defaultdict", PrettyPrinter._default_dict),
                    ("Counter", PrettyPrinter._counter), ("deque", PrettyPrinter._deque)),
    "collections._wrappers": (("ChainMap", PrettyPrinter._chain_map),
                              ("UserDict", PrettyPrinter._user), ("UserList", PrettyPrinter._user),
                              ("UserString", PrettyPrinter._user)),
}
