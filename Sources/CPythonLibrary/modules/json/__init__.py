"""JSON encoder and decoder. The plain cases are answered by the native module; everything else is done here."""

try:
    import _json as _native
except ImportError:
    _native = None

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]

_INFINITY = float("inf")
_CONSTANTS = {"-Infinity": -_INFINITY, "Infinity": _INFINITY, "NaN": float("nan")}
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_SPACE = " \t\n\r"
_DIGITS = "0123456789"
_HEX = "0123456789abcdefABCDEF"


class JSONDecodeError(ValueError):
    """Says what is wrong with a document, and where."""

    __module__ = "json.decoder"

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, "%s: line %d column %d (char %d)" % (msg, lineno, colno, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _hex4(s, pos):
    digits = s[pos + 1 : pos + 5]
    if len(digits) == 4:
        for c in digits:
            if c not in _HEX:
                break
        else:
            return int(digits, 16)
    raise JSONDecodeError("Invalid \\uXXXX escape", s, pos)


def _scanstring(s, end, strict=True):
    """The string whose first character is at `end`, and the index after its closing quote."""
    begin = end - 1
    parts = None
    while True:
        quote = s.find('"', end)
        slash = s.find("\\", end, quote if quote >= 0 else len(s))
        stop = slash if slash >= 0 else quote
        chunk = s[end:stop] if stop >= 0 else s[end:]
        if strict and not chunk.isprintable():
            for i, c in enumerate(chunk):
                if c < " ":
                    raise JSONDecodeError("Invalid control character at", s, end + i)
        if stop < 0:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        if slash < 0:
            if parts is None:
                return chunk, quote + 1
            parts.append(chunk)
            return "".join(parts), quote + 1
        if parts is None:
            parts = []
        if chunk:
            parts.append(chunk)
        end = slash + 2
        kind = s[slash + 1 : end]
        if not kind:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        if kind == "u":
            code = _hex4(s, slash + 1)
            end += 4
            if 0xD800 <= code <= 0xDBFF and s[end : end + 2] == "\\u":
                low = s[end + 2 : end + 6]
                if len(low) == 4 and all(c in _HEX for c in low):
                    low = int(low, 16)
                    if 0xDC00 <= low <= 0xDFFF:
                        code = 0x10000 + ((code - 0xD800) << 10 | low - 0xDC00)
                        end += 6
            parts.append(chr(code))
        else:
            char = _ESCAPES.get(kind)
            if char is None:
                raise JSONDecodeError("Invalid \\escape", s, slash)
            parts.append(char)


class JSONDecoder:
    """Turns JSON text into Python values."""

    __module__ = "json.decoder"

    def __init__(
        self,
        *,
        object_hook=None,
        parse_float=None,
        parse_int=None,
        parse_constant=None,
        strict=True,
        object_pairs_hook=None,
    ):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.memo = {}
        self.scan_once = self._scan

    def decode(self, s):
        end = 0
        size = len(s)
        while end < size and s[end] in _SPACE:
            end += 1
        obj, end = self.raw_decode(s, end)
        while end < size and s[end] in _SPACE:
            end += 1
        if end != size:
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        try:
            return self.scan_once(s, idx)
        except StopIteration as err:
            raise JSONDecodeError("Expecting value", s, err.value) from None

    def _scan(self, s, i):
        if i < 0:
            raise ValueError("idx cannot be negative")
        c = s[i : i + 1]
        if c == '"':
            return _scanstring(s, i + 1, self.strict)
        if c == "{":
            return self._object(s, i + 1)
        if c == "[":
            return self._array(s, i + 1)
        if c and c in "-0123456789":
            return self._number(s, i)
        if c == "n" and s.startswith("null", i):
            return None, i + 4
        if c == "t" and s.startswith("true", i):
            return True, i + 4
        if c == "f" and s.startswith("false", i):
            return False, i + 5
        if c == "N" and s.startswith("NaN", i):
            return self.parse_constant("NaN"), i + 3
        if c == "I" and s.startswith("Infinity", i):
            return self.parse_constant("Infinity"), i + 8
        raise StopIteration(i)

    def _number(self, s, start):
        i = start
        size = len(s)
        if s[i] == "-":
            i += 1
            if s.startswith("Infinity", i):
                return self.parse_constant("-Infinity"), i + 8
        if i >= size or s[i] not in _DIGITS:
            raise StopIteration(start)
        if s[i] == "0":
            i += 1
        else:
            while i < size and s[i] in _DIGITS:
                i += 1
        whole = True
        if i + 1 < size and s[i] == "." and s[i + 1] in _DIGITS:
            whole = False
            i += 2
            while i < size and s[i] in _DIGITS:
                i += 1
        if i < size and s[i] in "eE":
            j = i + 1
            if j < size and s[j] in "+-":
                j += 1
            if j < size and s[j] in _DIGITS:
                whole = False
                i = j + 1
                while i < size and s[i] in _DIGITS:
                    i += 1
        text = s[start:i]
        return (self.parse_int(text) if whole else self.parse_float(text)), i

    def _array(self, s, i):
        values = []
        size = len(s)
        scan = self.scan_once
        while i < size and s[i] in _SPACE:
            i += 1
        if s[i : i + 1] == "]":
            return values, i + 1
        while True:
            value, i = scan(s, i)
            values.append(value)
            while i < size and s[i] in _SPACE:
                i += 1
            c = s[i : i + 1]
            if c == "]":
                return values, i + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            comma = i
            i += 1
            while i < size and s[i] in _SPACE:
                i += 1
            if s[i : i + 1] == "]":
                raise JSONDecodeError("Illegal trailing comma before end of array", s, comma)

    def _object(self, s, i):
        pairs = []
        size = len(s)
        scan = self.scan_once
        strict = self.strict
        intern = self.memo.setdefault
        while i < size and s[i] in _SPACE:
            i += 1
        if s[i : i + 1] == "}":
            i += 1
        else:
            while True:
                if s[i : i + 1] != '"':
                    raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)
                key, i = _scanstring(s, i + 1, strict)
                while i < size and s[i] in _SPACE:
                    i += 1
                if s[i : i + 1] != ":":
                    raise JSONDecodeError("Expecting ':' delimiter", s, i)
                i += 1
                while i < size and s[i] in _SPACE:
                    i += 1
                value, i = scan(s, i)
                pairs.append((intern(key, key), value))
                while i < size and s[i] in _SPACE:
                    i += 1
                c = s[i : i + 1]
                if c == "}":
                    i += 1
                    break
                if c != ",":
                    raise JSONDecodeError("Expecting ',' delimiter", s, i)
                comma = i
                i += 1
                while i < size and s[i] in _SPACE:
                    i += 1
                if s[i : i + 1] == "}":
                    raise JSONDecodeError("Illegal trailing comma before end of object", s, comma)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), i
        result = dict(pairs)
        if self.object_hook is not None:
            result = self.object_hook(result)
        return result, i


_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _quote(s):
    """A string literal that keeps characters outside ASCII."""
    if s.isprintable() and '"' not in s and "\\" not in s:
        return '"' + s + '"'
    out = []
    for c in s:
        if c in _SHORT:
            c = _SHORT[c]
        elif c < " ":
            c = "\\u%04x" % ord(c)
        out.append(c)
    return '"' + "".join(out) + '"'


def _quote_ascii(s):
    """A string literal of ASCII only."""
    if s.isascii() and "\x7f" not in s:
        return _quote(s)
    out = []
    for c in s:
        n = ord(c)
        if c in _SHORT:
            c = _SHORT[c]
        elif n >= 0x10000:
            n -= 0x10000
            c = "\\u%04x\\u%04x" % (0xD800 | n >> 10, 0xDC00 | n & 0x3FF)
        elif n < 32 or n > 126:
            c = "\\u%04x" % n
        out.append(c)
    return '"' + "".join(out) + '"'


class JSONEncoder:
    """Turns Python values into JSON text."""

    __module__ = "json.encoder"
    item_separator = ", "
    key_separator = ": "

    def __init__(
        self,
        *,
        skipkeys=False,
        ensure_ascii=True,
        check_circular=True,
        allow_nan=True,
        sort_keys=False,
        indent=None,
        separators=None,
        default=None,
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        if isinstance(o, str):
            return _quote_ascii(o) if self.ensure_ascii else _quote(o)
        return "".join(self._chunks(o))

    def iterencode(self, o, _one_shot=False):
        return iter(self._chunks(o))

    def _chunks(self, o):
        out = []
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        _Writer(self, out, indent).value(o, "\n")
        return out


class _Writer:
    """One walk over a value; kept apart from the encoder so that an encoder can be used twice at once."""

    __slots__ = ("encoder", "emit", "indent", "quote", "marks", "comma", "colon")

    def __init__(self, encoder, out, indent):
        self.encoder = encoder
        self.emit = out.append
        self.indent = indent
        self.quote = _quote_ascii if encoder.ensure_ascii else _quote
        self.marks = {} if encoder.check_circular else None
        self.comma = encoder.item_separator
        self.colon = encoder.key_separator

    def float(self, o):
        if o != o:
            text = "NaN"
        elif o == _INFINITY:
            text = "Infinity"
        elif o == -_INFINITY:
            text = "-Infinity"
        else:
            return float.__repr__(o)
        if not self.encoder.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
        return text

    def value(self, o, newline):
        if isinstance(o, str):
            self.emit(self.quote(o))
        elif o is None:
            self.emit("null")
        elif o is True:
            self.emit("true")
        elif o is False:
            self.emit("false")
        elif isinstance(o, int):
            self.emit(int.__repr__(o))
        elif isinstance(o, float):
            self.emit(self.float(o))
        elif isinstance(o, (list, tuple)):
            self.sequence(o, newline)
        elif isinstance(o, dict):
            self.mapping(o, newline)
        else:
            self.enter(o)
            replacement = self.encoder.default(o)
            try:
                self.value(replacement, newline)
            except Exception as exc:
                exc.add_note(f"when serializing {type(o).__name__} object")
                raise
            self.leave(o)

    def enter(self, o):
        if self.marks is not None:
            if id(o) in self.marks:
                raise ValueError("Circular reference detected")
            self.marks[id(o)] = o

    def leave(self, o):
        if self.marks is not None:
            del self.marks[id(o)]

    def sequence(self, o, newline):
        if not o:
            self.emit("[]")
            return
        self.enter(o)
        if self.indent is None:
            inner = newline
            separator = self.comma
            self.emit("[")
        else:
            inner = newline + self.indent
            separator = self.comma + inner
            self.emit("[" + inner)
        index = 0
        for item in o:
            if index:
                self.emit(separator)
            try:
                self.value(item, inner)
            except Exception as exc:
                exc.add_note(f"when serializing {type(o).__name__} item {index}")
                raise
            index += 1
        if self.indent is not None:
            self.emit(newline)
        self.emit("]")
        self.leave(o)

    def key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self.float(key)
        if key is True:
            return "true"
        if key is False:
            return "false"
        if key is None:
            return "null"
        if isinstance(key, int):
            return int.__repr__(key)
        if self.encoder.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    def mapping(self, o, newline):
        if not o:
            self.emit("{}")
            return
        self.enter(o)
        inner = newline if self.indent is None else newline + self.indent
        separator = self.comma if self.indent is None else self.comma + inner
        first = True
        self.emit("{")
        for key, item in sorted(o.items()) if self.encoder.sort_keys else o.items():
            text = self.key(key)
            if text is None:
                continue
            if not first:
                self.emit(separator)
            elif self.indent is not None:
                self.emit(inner)
            first = False
            self.emit(self.quote(text))
            self.emit(self.colon)
            try:
                self.value(item, inner)
            except Exception as exc:
                exc.add_note(f"when serializing {type(o).__name__} item {key!r}")
                raise
        if self.indent is not None and not first:
            self.emit(newline)
        self.emit("}")
        self.leave(o)


def dumps(
    obj,
    *,
    skipkeys=False,
    ensure_ascii=True,
    check_circular=True,
    allow_nan=True,
    cls=None,
    indent=None,
    separators=None,
    default=None,
    sort_keys=False,
    **kw,
):
    """The JSON text of `obj`."""
    if _native is not None and cls is None and default is None and not kw and check_circular and not skipkeys:
        # The native encoder answers NotImplemented for whatever isn't plain data, and for every error: those are ours.
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        if separators is None:
            comma, colon = (", " if indent is None else ","), ": "
        else:
            comma, colon = separators
        text = _native.encode(obj, bool(ensure_ascii), bool(allow_nan), indent, comma, colon, bool(sort_keys))
        if text is not NotImplemented:
            return text
    return (cls or JSONEncoder)(
        skipkeys=skipkeys,
        ensure_ascii=ensure_ascii,
        check_circular=check_circular,
        allow_nan=allow_nan,
        indent=indent,
        separators=separators,
        default=default,
        sort_keys=sort_keys,
        **kw,
    ).encode(obj)


def dump(
    obj,
    fp,
    *,
    skipkeys=False,
    ensure_ascii=True,
    check_circular=True,
    allow_nan=True,
    cls=None,
    indent=None,
    separators=None,
    default=None,
    sort_keys=False,
    **kw,
):
    """Writes the JSON text of `obj` to a file-like object."""
    if cls is None and not kw:
        fp.write(
            dumps(
                obj,
                skipkeys=skipkeys,
                ensure_ascii=ensure_ascii,
                check_circular=check_circular,
                allow_nan=allow_nan,
                indent=indent,
                separators=separators,
                default=default,
                sort_keys=sort_keys,
            )
        )
        return
    encoder = (cls or JSONEncoder)(
        skipkeys=skipkeys,
        ensure_ascii=ensure_ascii,
        check_circular=check_circular,
        allow_nan=allow_nan,
        indent=indent,
        separators=separators,
        default=default,
        sort_keys=sort_keys,
        **kw,
    )
    for chunk in encoder.iterencode(obj):
        fp.write(chunk)


def detect_encoding(b):
    """The Unicode encoding of JSON bytes, told by their first four."""
    starts = b.startswith
    if starts((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32"
    if starts((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if starts(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if len(b) >= 4:
        if not b[0]:
            return "utf-16-be" if b[1] else "utf-32-be"
        if not b[1]:
            return "utf-16-le" if b[2] or b[3] else "utf-32-le"
    elif len(b) == 2:
        if not b[0]:
            return "utf-16-be"
        if not b[1]:
            return "utf-16-le"
    return "utf-8"


def loads(
    s,
    *,
    cls=None,
    object_hook=None,
    parse_float=None,
    parse_int=None,
    parse_constant=None,
    object_pairs_hook=None,
    **kw,
):
    """The value of a JSON document given as text or bytes."""
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    else:
        if not isinstance(s, (bytes, bytearray)):
            raise TypeError(f"the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}")
        s = s.decode(detect_encoding(s), "surrogatepass")
    if cls is None:
        if not kw and (
            object_hook is None
            and parse_float is None
            and parse_int is None
            and parse_constant is None
            and object_pairs_hook is None
        ):
            if _native is not None:
                # A one-tuple, or None for a faulty document: the scan below then finds the fault and its place.
                found = _native.scan(s)
                if found is not None:
                    return found[0]
        cls = JSONDecoder
    if object_hook is not None:
        kw["object_hook"] = object_hook
    if object_pairs_hook is not None:
        kw["object_pairs_hook"] = object_pairs_hook
    if parse_float is not None:
        kw["parse_float"] = parse_float
    if parse_int is not None:
        kw["parse_int"] = parse_int
    if parse_constant is not None:
        kw["parse_constant"] = parse_constant
    return cls(**kw).decode(s)


def load(
    fp,
    *,
    cls=None,
    object_hook=None,
    parse_float=None,
    parse_int=None,
    parse_constant=None,
    object_pairs_hook=None,
    **kw,
):
    """The value of the JSON document that a file-like object holds."""
    return loads(
        fp.read(),
        cls=cls,
        object_hook=object_hook,
        parse_float=parse_float,
        parse_int=parse_int,
        parse_constant=parse_constant,
        object_pairs_hook=object_pairs_hook,
        **kw,
    )
