"""A reader of TOML 1.0."""

__all__ = ("loads", "load", "TOMLDecodeError")

_SPACE = " \t"
_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}
_CONTROLS = frozenset(map(chr, list(range(32)) + [127]))


class TOMLDecodeError(ValueError):
    """What is wrong with a document, and where."""

    def __init__(self, msg=None, doc=None, pos=None, *args):
        if isinstance(doc, str) and isinstance(pos, int):
            lineno = doc.count("\n", 0, pos) + 1
            colno = pos + 1 if lineno == 1 else pos - doc.rindex("\n", 0, pos)
            place = "end of document" if pos >= len(doc) else f"line {lineno}, column {colno}"
            super().__init__(f"{msg} (at {place})", *args)
            self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno
        else:
            super().__init__(msg)


def load(fp, /, *, parse_float=float):
    """The tables of a binary file."""
    b = fp.read()
    try:
        s = b.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(s, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    """The tables of a document."""
    if not isinstance(s, str):
        raise TypeError(f"Expected str object, not '{type(s).__qualname__}'")
    return _Parser(s.replace("\r\n", "\n"), parse_float).document()


class _Table(dict):
    """A table while it is read: how it came to be decides what may still be added."""

    __slots__ = ("explicit", "closed", "dotted")

    def __init__(self):
        self.explicit = False
        self.closed = False
        self.dotted = False


class _Tables(list):
    """An array of tables, made of [[headers]]."""


def _plain(value):
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return value


class _Parser:
    def __init__(self, s, parse_float):
        self.s = s
        self.i = 0
        self.depth = 0
        if parse_float is float:
            self.float = float
        else:

            def checked(text):
                value = parse_float(text)
                if isinstance(value, (dict, list)):
                    raise ValueError("parse_float must not return dicts or lists")
                return value

            self.float = checked

    def fail(self, msg, at=None):
        raise TOMLDecodeError(msg, self.s, self.i if at is None else at)

    def peek(self):
        return self.s[self.i : self.i + 1]

    def spaces(self):
        s = self.s
        while s[self.i : self.i + 1] in (" ", "\t"):
            self.i += 1

    def comment(self):
        if self.peek() == "#":
            end = self.s.find("\n", self.i)
            if end < 0:
                end = len(self.s)
            for k in range(self.i + 1, end):
                c = self.s[k]
                if c in _CONTROLS and c != "\t":
                    self.fail(f"Found invalid character {c!r}", k)
            self.i = end

    def blanks(self):
        while True:
            before = self.i
            while self.peek() in (" ", "\t", "\n"):
                self.i += 1
            self.comment()
            if self.i == before:
                return

    def document(self):
        root = _Table()
        root.explicit = True
        here = root
        while True:
            self.spaces()
            c = self.peek()
            if not c:
                break
            if c == "\n":
                self.i += 1
                continue
            if c == "#":
                pass
            elif c == "[":
                here = self.header(root)
                self.spaces()
            elif c in _BARE or c in "\"'":
                self.pair(here, None)
                self.spaces()
            else:
                self.fail("Invalid statement")
            self.comment()
            c = self.peek()
            if not c:
                break
            if c != "\n":
                self.fail("Expected newline or end of document after a statement")
            self.i += 1
        return _plain(root)

    def header(self, root):
        many = self.s.startswith("[[", self.i)
        start = self.i
        self.i += 2 if many else 1
        self.spaces()
        keys = self.key()
        close = "]]" if many else "]"
        node = root
        for k in keys[:-1]:
            node = self.step(node, k, many, keys)
        last = keys[-1]
        known = node.get(last)
        if many:
            if known is None:
                known = node[last] = _Tables()
            elif type(known) is not _Tables:
                if not isinstance(known, (dict, list)) or type(known) is _Table and not known.closed:
                    self.fail("Cannot overwrite a value")
                self.fail(f"Cannot mutate immutable namespace {tuple(keys)}")
            table = _Table()
            known.append(table)
        else:
            if known is None:
                table = node[last] = _Table()
            elif type(known) is _Table and not known.explicit and not known.closed and not known.dotted:
                table = known
            else:
                if not isinstance(known, (dict, list)):
                    self.fail("Cannot overwrite a value")
                self.fail(f"Cannot declare {tuple(keys)} twice")
        table.explicit = True
        if not self.s.startswith(close, self.i):
            what = "an array" if many else "a table"
            self.fail(f"Expected '{close}' at the end of {what} declaration")
        self.i += len(close)
        return table

    def step(self, node, key, many, keys):
        child = node.get(key)
        if child is None:
            child = node[key] = _Table()
        elif type(child) is _Tables:
            child = child[-1]
        elif type(child) is not _Table or child.closed:
            if not isinstance(child, (dict, list)):
                self.fail("Cannot overwrite a value")
            self.fail(f"Cannot mutate immutable namespace {tuple(keys)}" if many else f"Cannot declare {tuple(keys)} twice")
        return child

    def key(self):
        keys = [self.key_part()]
        self.spaces()
        while self.peek() == ".":
            self.i += 1
            self.spaces()
            keys.append(self.key_part())
            self.spaces()
        return keys

    def key_part(self):
        c = self.peek()
        if c == "'":
            return self.literal_string()
        if c == '"':
            return self.basic_string()
        start = self.i
        while self.i < len(self.s) and self.s[self.i] in _BARE:
            self.i += 1
        if start == self.i:
            self.fail("Invalid initial character for a key part")
        return self.s[start : self.i]

    def pair(self, here, inline):
        keys = self.key()
        if self.peek() != "=":
            self.fail("Expected '=' after a key in a key/value pair")
        self.i += 1
        self.spaces()
        value = self.value()
        node = here
        for n, k in enumerate(keys[:-1], 1):
            child = node.get(k)
            if child is None:
                child = node[k] = _Table()
                child.dotted = True
            elif type(child) is not _Table:
                self.fail("Cannot overwrite a value")
            elif child.closed:
                self.fail(f"Cannot mutate immutable namespace {tuple(keys[:n])}")
            elif not child.dotted and inline is None:
                self.fail(f"Cannot redefine namespace {tuple(keys[:n])}")
            node = child
        if keys[-1] in node:
            if inline is not None:
                self.fail(f"Duplicate inline table key {keys[-1]!r}")
            self.fail("Cannot overwrite a value")
        node[keys[-1]] = value

    def value(self):
        s = self.s
        i = self.i
        c = self.peek()
        if c == '"':
            return self.multi_basic() if s.startswith('"""', i) else self.basic_string()
        if c == "'":
            return self.multi_literal() if s.startswith("'''", i) else self.literal_string()
        if c == "t" and s.startswith("true", i):
            self.i += 4
            return True
        if c == "f" and s.startswith("false", i):
            self.i += 5
            return False
        if c == "[":
            return self.array()
        if c == "{":
            return self.inline_table()
        if c and c in "0123456789":
            found = self.moment()
            if found is not None:
                return found
        found = self.number()
        if found is not None:
            return found
        for text in "inf", "nan", "+inf", "-inf", "+nan", "-nan":
            if s.startswith(text, i):
                self.i += len(text)
                return self.float(text)
        self.fail("Invalid value")

    def nest(self):
        self.depth += 1
        if self.depth > 200:
            raise RecursionError("TOML inline arrays/tables are nested more than the allowed 200 levels")

    def array(self):
        self.nest()
        self.i += 1
        values = []
        self.blanks()
        while True:
            if self.peek() == "]":
                break
            values.append(self.value())
            self.blanks()
            c = self.peek()
            if c == ",":
                self.i += 1
                self.blanks()
            elif c != "]":
                self.fail("Unclosed array")
        self.i += 1
        self.depth -= 1
        return values

    def inline_table(self):
        self.nest()
        self.i += 1
        table = _Table()
        self.spaces()
        if self.peek() != "}":
            while True:
                self.pair(table, table)
                self.spaces()
                c = self.peek()
                if c == "}":
                    break
                if c != ",":
                    self.fail("Unclosed inline table")
                self.i += 1
                self.spaces()
        self.i += 1
        self.depth -= 1
        self.close(table)
        return table

    def close(self, table):
        table.closed = True
        for v in table.values():
            if type(v) is _Table:
                self.close(v)

    def escape(self, multiline):
        """At a backslash: what it stands for."""
        s = self.s
        c = s[self.i + 1 : self.i + 2]
        if multiline and c in (" ", "\t", "\n") and c:
            at = self.i
            self.i += 1
            if c != "\n":
                self.spaces()
                if not self.peek():
                    return ""
                if self.peek() != "\n":
                    self.i = at + 2
                    self.fail("Unescaped '\\' in a string")
            while self.peek() in (" ", "\t", "\n") and self.peek():
                self.i += 1
            return ""
        if c in ("u", "U"):
            size = 4 if c == "u" else 8
            self.i += 2
            digits = s[self.i : self.i + size]
            if len(digits) != size or not all(d in "0123456789abcdefABCDEF" for d in digits):
                self.fail("Invalid hex value")
            self.i += size
            code = int(digits, 16)
            if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
                self.fail("Escaped character is not a Unicode scalar value")
            return chr(code)
        if c not in _ESCAPES or not c:
            self.i += 2
            self.fail("Unescaped '\\' in a string")
        self.i += 2
        return _ESCAPES[c]

    def basic_string(self):
        self.i += 1
        out = []
        s = self.s
        start = self.i
        while True:
            c = s[self.i : self.i + 1]
            if not c:
                self.fail("Unterminated string")
            if c == '"':
                out.append(s[start : self.i])
                self.i += 1
                return "".join(out)
            if c == "\\":
                out.append(s[start : self.i])
                out.append(self.escape(False))
                start = self.i
                continue
            if c in _CONTROLS and c != "\t":
                self.fail(f"Illegal character {c!r}")
            self.i += 1

    def multi_basic(self):
        self.i += 3
        if self.peek() == "\n":
            self.i += 1
        out = []
        s = self.s
        start = self.i
        while True:
            c = s[self.i : self.i + 1]
            if not c:
                self.fail("Unterminated string")
            if c == '"' and s.startswith('"""', self.i):
                out.append(s[start : self.i])
                return "".join(out) + self.end_quotes('"')
            if c == "\\":
                out.append(s[start : self.i])
                out.append(self.escape(True))
                start = self.i
                continue
            if c in _CONTROLS and c not in "\t\n":
                self.fail(f"Illegal character {c!r}")
            self.i += 1

    def end_quotes(self, quote):
        self.i += 3
        extra = ""
        while len(extra) < 2 and self.peek() == quote:
            extra += quote
            self.i += 1
        return extra

    def literal_string(self):
        self.i += 1
        start = self.i
        s = self.s
        while True:
            c = s[self.i : self.i + 1]
            if not c:
                self.fail("Expected \"'\"")
            if c == "'":
                self.i += 1
                return s[start : self.i - 1]
            if c in _CONTROLS and c != "\t":
                self.fail(f"Found invalid character {c!r}")
            self.i += 1

    def multi_literal(self):
        self.i += 3
        if self.peek() == "\n":
            self.i += 1
        end = self.s.find("'''", self.i)
        if end < 0:
            self.fail("Expected \"'''\"", len(self.s))
        for k in range(self.i, end):
            c = self.s[k]
            if c in _CONTROLS and c not in "\t\n":
                self.fail(f"Found invalid character {c!r}", k)
        text = self.s[self.i : end]
        self.i = end
        return text + self.end_quotes("'")

    def digits(self, i, allowed="0123456789"):
        """Where a run of digits with single underscores ends; i when there is none."""
        s = self.s
        if s[i : i + 1] not in allowed or not s[i : i + 1]:
            return i
        i += 1
        while True:
            c = s[i : i + 1]
            if c and c in allowed:
                i += 1
            elif c == "_" and s[i + 1 : i + 2] and s[i + 1] in allowed:
                i += 2
            else:
                return i

    def number(self):
        s = self.s
        i = self.i
        for prefix, base, allowed in (("0x", 16, "0123456789abcdefABCDEF"), ("0o", 8, "01234567"), ("0b", 2, "01")):
            if s.startswith(prefix, i):
                end = self.digits(i + 2, allowed)
                if end > i + 2:
                    text = s[i + 2 : end]
                    self.i = end
                    return int(text, base)
                break
        j = i + 1 if s[i : i + 1] in ("+", "-") else i
        end = j + 1 if s[j : j + 1] == "0" else self.digits(j)
        if end == j:
            return None
        whole = True
        if s[end : end + 1] == ".":
            after = self.digits(end + 1)
            if after > end + 1:
                whole = False
                end = after
        if s[end : end + 1] in ("e", "E"):
            k = end + 1
            if s[k : k + 1] in ("+", "-"):
                k += 1
            after = self.digits(k)
            if after > k:
                whole = False
                end = after
        text = s[i:end]
        self.i = end
        return int(text.replace("_", "")) if whole else self.float(text.replace("_", ""))

    def moment(self):
        """A date, a time or both, if one is here."""
        s = self.s
        i = self.i

        def number(at, size):
            part = s[at : at + size]
            return int(part) if len(part) == size and part.isascii() and part.isdigit() else None

        if s[i + 2 : i + 3] == ":":
            clock = self.clock(i)
            if clock is None:
                return None
            fields, end = clock
            from datetime import time

            self.i = end
            return time(*fields)
        if s[i + 4 : i + 5] != "-" or s[i + 7 : i + 8] != "-":
            return None
        ymd = (number(i, 4), number(i + 5, 2), number(i + 8, 2))
        if None in ymd or not 1 <= ymd[1] <= 12 or not 1 <= ymd[2] <= 31:
            return None
        end = i + 10
        from datetime import date, datetime, timedelta, timezone

        try:
            if s[end : end + 1] in ("T", "t", " ") and s[end : end + 1]:
                clock = self.clock(end + 1)
                if clock is not None:
                    fields, end = clock
                    tz = None
                    c = s[end : end + 1]
                    if c in ("Z", "z") and c:
                        tz = timezone.utc
                        end += 1
                    elif c in ("+", "-") and c and s[end + 3 : end + 4] == ":":
                        h, m = number(end + 1, 2), number(end + 4, 2)
                        if h is not None and m is not None and h < 24 and m < 60:
                            minutes = h * 60 + m
                            tz = timezone(timedelta(minutes=-minutes if c == "-" else minutes))
                            end += 6
                    value = datetime(*ymd, *fields, tzinfo=tz)
                    self.i = end
                    return value
            value = date(*ymd)
        except ValueError as e:
            raise TOMLDecodeError("Invalid date or datetime", s, i) from e
        self.i = end
        return value

    def clock(self, i):
        s = self.s
        parts = s[i : i + 8]
        if len(parts) != 8 or parts[2] != ":" or parts[5] != ":":
            return None
        digits = parts[:2] + parts[3:5] + parts[6:]
        if not (digits.isascii() and digits.isdigit()):
            return None
        h, m, sec = int(parts[:2]), int(parts[3:5]), int(parts[6:])
        if h > 23 or m > 59 or sec > 59:
            return None
        end = i + 8
        micro = 0
        if s[end : end + 1] == ".":
            k = end + 1
            while k < len(s) and s[k].isascii() and s[k].isdigit():
                k += 1
            if k > end + 1:
                micro = int(s[end + 1 : k][:6].ljust(6, "0"))
                end = k
        return (h, m, sec, micro), end
