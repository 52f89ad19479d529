"""Comma-separated values."""

__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL", "Error",
    "Dialect", "excel", "excel_tab", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect",
    "list_dialects", "Sniffer", "unregister_dialect", "DictReader", "DictWriter", "unix_dialect",
]  # fmt: skip

__version__ = "1.0"
QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3
QUOTE_STRINGS = 4
QUOTE_NOTNULL = 5


class Error(Exception):
    __module__ = "_csv"


class _Options:
    """A dialect whose parameters have been checked."""

    __slots__ = (
        "delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict",
    )  # fmt: skip


_DEFAULTS = {
    "delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n", "quotechar": '"',
    "quoting": QUOTE_MINIMAL, "skipinitialspace": False, "strict": False,
}  # fmt: skip


def _char(name, value, optional):
    if value is None and optional:
        return None
    if not isinstance(value, str):
        kind = "a unicode character or None" if optional else "a unicode character"
        raise TypeError(f'"{name}" must be {kind}, not {type(value).__name__}')
    if len(value) != 1:
        kind = "a unicode character or None" if optional else "a unicode character"
        raise TypeError(f'"{name}" must be {kind}, not a string of length {len(value)}')
    return value


def _options(dialect=None, given=None):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    if isinstance(dialect, _Options) and not given:
        return dialect
    given = given or {}
    for name in given:
        if name not in _DEFAULTS:
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
    values = dict(_DEFAULTS)
    if dialect is not None:
        for name in values:
            values[name] = getattr(dialect, name, values[name])
    values.update(given)
    o = _Options()
    o.delimiter = _char("delimiter", values["delimiter"], False)
    o.escapechar = _char("escapechar", values["escapechar"], True)
    o.quotechar = _char("quotechar", values["quotechar"], True)
    o.doublequote = bool(values["doublequote"])
    o.skipinitialspace = bool(values["skipinitialspace"])
    o.strict = bool(values["strict"])
    terminator = values["lineterminator"]
    if not isinstance(terminator, str):
        raise TypeError(f'"lineterminator" must be a string, not {type(terminator).__name__}')
    o.lineterminator = terminator
    quoting = values["quoting"]
    if type(quoting) is not int:
        raise TypeError(f'"quoting" must be an integer, not {type(quoting).__name__}')
    if not 0 <= quoting <= 5:
        raise TypeError('bad "quoting" value')
    if o.quotechar is None and "quoting" not in given and not hasattr(dialect, "quoting"):
        quoting = QUOTE_NONE
    if quoting != QUOTE_NONE and o.quotechar is None:
        raise TypeError("quotechar must be set if quoting enabled")
    o.quoting = quoting
    for name in "delimiter", "escapechar", "quotechar":
        value = getattr(o, name)
        if value is not None:
            if value in "\r\n":
                raise ValueError(f"bad {name} value")
            if value == " " and o.skipinitialspace and name != "delimiter":
                raise ValueError(f"bad {name} value")
    for a, b in ("delimiter", "escapechar"), ("delimiter", "quotechar"), ("escapechar", "quotechar"):
        if getattr(o, a) is not None and getattr(o, a) == getattr(o, b):
            raise ValueError(f"bad {a} or {b} value")
    return o


class Dialect:
    """How a file is written: a class with these attributes."""

    _name = ""
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        try:
            given = {n: getattr(self, n) for n in _DEFAULTS if n != "strict"}
            _options(None, given)
        except (TypeError, ValueError) as e:
            raise Error(str(e)) from None


class excel(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {}
_limit = 131072


def register_dialect(name, dialect=None, /, **fmtparams):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _options(dialect, fmtparams)


def unregister_dialect(name, /):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name, /):
    try:
        return _dialects[name]
    except KeyError:
        raise Error("unknown dialect") from None


def list_dialects():
    return list(_dialects)


def field_size_limit(*args):
    global _limit
    old = _limit
    if args:
        if not isinstance(args[0], int):
            raise TypeError("limit must be an integer")
        _limit = args[0]
    return old


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


class _Reader:
    """Rows of an iterable of lines."""

    def __init__(self, lines, options):
        self._lines = iter(lines)
        self.dialect = options
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        o = self.dialect
        row = []
        field = []
        state = "record"
        quoted = False
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if field or state in ("quoted", "quoted-escape") or state == "escaped" and (row or field):
                    if o.strict:
                        raise Error("unexpected end of data") from None
                    self._save(row, field, quoted)
                    return row
                if state in ("field", "inside") and row:
                    self._save(row, field, quoted)
                    return row
                raise
            if not isinstance(line, str):
                raise Error(
                    f"iterator should return strings, not {type(line).__name__} "
                    "(the file should be opened in text mode)"
                )
            self.line_num += 1
            if state == "record" and self._plain(line):
                text = line[:-2] if line.endswith("\r\n") else line[:-1] if line[-1:] in ("\n", "\r") else line
                if not text:
                    return []
                if "\n" not in text and "\r" not in text:
                    row = text.split(o.delimiter)
                    if len(text) > _limit and max(map(len, row)) > _limit:
                        raise Error(f"field larger than field limit ({_limit})")
                    return row
            state, quoted = self._line(line, state, quoted, row, field)
            if state == "done":
                return row

    def _plain(self, line):
        """Whether splitting at the delimiter is all there is to do."""
        o = self.dialect
        return (
            (o.quotechar is None or o.quotechar not in line)
            and (o.escapechar is None or o.escapechar not in line)
            and not o.skipinitialspace
            and o.quoting in (QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONE)
        )

    def _save(self, row, field, quoted):
        text = "".join(field)
        field.clear()
        if len(text) > _limit:
            raise Error(f"field larger than field limit ({_limit})")
        quoting = self.dialect.quoting
        if not quoted:
            if not text and quoting in (QUOTE_NOTNULL, QUOTE_STRINGS):
                text = None
            elif quoting == QUOTE_NONNUMERIC or quoting == QUOTE_STRINGS:
                text = float(text)
        row.append(text)

    def _line(self, line, state, quoted, row, field):
        """Reads one line; "done" when the record ends with it, else the state to go on in."""
        o = self.dialect
        delimiter = o.delimiter
        quotechar = o.quotechar if o.quoting != QUOTE_NONE else None
        escapechar = o.escapechar
        for c in line:
            if state == "done":
                if c not in "\r\n":
                    raise Error(
                        "new-line character seen in unquoted field - do you need to open the file with newline=''?"
                    )
                continue
            if state == "record" or state == "field":
                quoted = False
                if c == "\n" or c == "\r":
                    if state == "field":
                        self._save(row, field, quoted)
                    state = "done"
                elif c == quotechar:
                    quoted = True
                    state = "quoted"
                elif c == escapechar:
                    state = "escaped"
                elif c == " " and o.skipinitialspace:
                    state = "field"
                elif c == delimiter:
                    self._save(row, field, quoted)
                    state = "field"
                else:
                    field.append(c)
                    state = "inside"
            elif state == "inside":
                if c == "\n" or c == "\r":
                    self._save(row, field, quoted)
                    state = "done"
                elif c == escapechar:
                    state = "escaped"
                elif c == delimiter:
                    self._save(row, field, quoted)
                    state = "field"
                else:
                    field.append(c)
            elif state == "quoted":
                if c == escapechar:
                    state = "quoted-escape"
                elif c == quotechar:
                    state = "quote" if o.doublequote else "inside"
                else:
                    field.append(c)
            elif state == "quote":
                if c == quotechar:
                    field.append(c)
                    state = "quoted"
                elif c == delimiter:
                    self._save(row, field, quoted)
                    state = "field"
                elif c == "\n" or c == "\r":
                    self._save(row, field, quoted)
                    state = "done"
                elif o.strict:
                    raise Error(f"'{delimiter}' expected after '{o.quotechar}'")
                else:
                    field.append(c)
                    state = "inside"
            elif state == "escaped":
                field.append(c)
                state = "after-escaped-newline" if c in "\r\n" else "inside"
            elif state == "after-escaped-newline":
                if c == "\n" or c == "\r":
                    self._save(row, field, quoted)
                    state = "done"
                elif c == delimiter:
                    self._save(row, field, quoted)
                    state = "field"
                elif c == escapechar:
                    state = "escaped"
                else:
                    field.append(c)
                    state = "inside"
            else:
                field.append(c)
                state = "quoted"
        if state == "done" or state == "quoted" or state == "after-escaped-newline":
            return state, quoted
        if state == "record":
            return "done", quoted
        if state == "escaped":
            field.append("\n")
            return "inside", quoted
        if state == "quoted-escape":
            field.append("\n")
            return "quoted", quoted
        self._save(row, field, quoted)
        return "done", quoted


class _Writer:
    """Writes rows to what has a write method."""

    def __init__(self, file, options):
        self._write = getattr(file, "write", None)
        if not callable(self._write):
            raise TypeError('argument 1 must have a "write" method')
        self.dialect = options
        special = {options.delimiter, options.escapechar, options.quotechar, "\r", "\n", *options.lineterminator}
        self._special = special - {None}

    def writerow(self, row, /):
        o = self.dialect
        quoting = o.quoting
        try:
            items = iter(row)
        except TypeError:
            raise Error("iterable expected, not " + type(row).__name__) from None
        out = []
        lone_empty = False
        for item in items:
            if quoting == QUOTE_ALL:
                quoted = True
            elif quoting == QUOTE_NONNUMERIC:
                quoted = not isinstance(item, (int, float)) and not hasattr(item, "__float__")
            elif quoting == QUOTE_STRINGS:
                quoted = isinstance(item, str)
            elif quoting == QUOTE_NOTNULL:
                quoted = item is not None
            else:
                quoted = False
            text = item if isinstance(item, str) else "" if item is None else str(item)
            lone_empty = not text and not out and not quoted
            out.append(self._field(text, quoted, item is None))
        if lone_empty and len(out) == 1:
            if quoting == QUOTE_NONE or item is None and quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                raise Error("single empty field record must be quoted")
            out[0] = o.quotechar * 2
        return self._write(o.delimiter.join(out) + o.lineterminator)

    def _field(self, text, quoted, null):
        o = self.dialect
        if not text:
            if o.delimiter == " " and o.skipinitialspace and not quoted:
                if o.quoting == QUOTE_NONE or null and o.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                    raise Error("empty field must be quoted if delimiter is a space and skipinitialspace is true")
                quoted = True
        elif not self._special.isdisjoint(text):
            quotechar = o.quotechar
            escapechar = o.escapechar
            parts = []
            for c in text:
                if c in self._special:
                    escape = False
                    if o.quoting == QUOTE_NONE:
                        escape = True
                    elif c == quotechar:
                        if o.doublequote:
                            parts.append(quotechar)
                        else:
                            escape = True
                    elif c == escapechar:
                        escape = True
                    if not escape:
                        quoted = True
                    else:
                        if escapechar is None:
                            raise Error("need to escape, but no escapechar set")
                        parts.append(escapechar)
                parts.append(c)
            text = "".join(parts)
        return o.quotechar + text + o.quotechar if quoted else text

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


def reader(iterable, /, dialect=None, **fmtparams):
    """Rows read from lines of text."""
    return _Reader(iterable, _options(dialect, fmtparams))


def writer(fileobj, /, dialect=None, **fmtparams):
    """What writes rows as lines of text."""
    return _Writer(fileobj, _options(dialect, fmtparams))


class DictReader:
    """Rows as dictionaries; the first row names the fields unless they are given."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        d = dict(zip(names, row))
        if len(names) < len(row):
            d[self.restkey] = row[len(names) :]
        elif len(names) > len(row):
            for key in names[len(row) :]:
                d[key] = self.restval
        return d

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)


class DictWriter:
    """Writes dictionaries as rows."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [k for k in rowdict if k not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(x) for x in wrong]))
        return [rowdict.get(key, self.restval) for key in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))

    __class_getitem__ = classmethod(DictReader.__class_getitem__.__func__)


class Sniffer:
    """Guesses how a sample of a file is written."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        quotechar, doublequote, delimiter, skip = self._by_quotes(sample, delimiters)
        if not delimiter:
            delimiter, skip = self._by_counts(sample, delimiters)
        if not delimiter:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = QUOTE_MINIMAL

        dialect.doublequote = doublequote
        dialect.delimiter = delimiter
        dialect.quotechar = quotechar or '"'
        dialect.skipinitialspace = skip
        return dialect

    def _by_quotes(self, data, delimiters):
        """What stands beside quoted fields tells the delimiter."""
        quotes = {}
        votes = {}
        spaces = 0
        size = len(data)
        i = 0
        while i < size:
            q = data[i]
            if q not in "\"'":
                i += 1
                continue
            before = data[i - 1] if i else "\n"
            spaced = before == " " and i > 1
            if spaced:
                before = data[i - 2]
            end = data.find(q, i + 1)
            while end >= 0 and data[end + 1 : end + 2] == q:
                end = data.find(q, end + 2)
            if end < 0:
                break
            after = data[end + 1] if end + 1 < size else "\n"
            opened = before in "\r\n" or not (before.isalnum() or before in "_\"'")
            closed = after in "\r\n" or not (after.isalnum() or after in "_\"'")
            if opened and closed:
                found = None
                if before not in "\r\n" and (after in "\r\n" or after == before):
                    found = before
                elif before in "\r\n" and after not in "\r\n":
                    found = after
                if found is not None or before in "\r\n" and after in "\r\n":
                    quotes[q] = quotes.get(q, 0) + 1
                if found is not None and (delimiters is None or found in delimiters):
                    votes[found] = votes.get(found, 0) + 1
                    if spaced and before == found or data[end + 2 : end + 3] == " " and after == found:
                        spaces += 1
            i = end + 1
        if not quotes:
            return "", False, None, False
        quotechar = max(quotes, key=quotes.get)
        if votes:
            delimiter = max(votes, key=votes.get)
            skip = votes[delimiter] == spaces
            if delimiter == "\n":
                delimiter = ""
        else:
            delimiter = ""
            skip = False
        double = False
        if delimiter:
            at = data.find(quotechar * 2)
            while at > 0 and not double:
                double = data[at - 1] not in delimiter + "\r\n " and data[at + 2 : at + 3] not in (
                    delimiter, "\n", "\r", "",
                )  # fmt: skip
                at = data.find(quotechar * 2, at + 2)
        return quotechar, double, delimiter, skip

    def _by_counts(self, data, delimiters):
        """A delimiter occurs as often in every line, or in most."""
        lines = [line for line in data.split("\n") if line]
        if not lines:
            return "", False
        candidates = {}
        for code in range(127):
            c = chr(code)
            counts = {}
            for line in lines:
                n = line.count(c)
                counts[n] = counts.get(n, 0) + 1
            if len(counts) == 1 and 0 in counts:
                continue
            mode = max(counts, key=counts.get)
            candidates[c] = (mode, 2 * counts[mode] - len(lines))
        total = len(lines)
        consistency = 1.0
        found = {}
        while not found and consistency >= 0.9:
            for c, (mode, sure) in candidates.items():
                if mode > 0 and sure > 0 and sure / total >= consistency:
                    if delimiters is None or c in delimiters:
                        found[c] = mode
            if len(found) == 1:
                break
            consistency -= 0.01
        if not found:
            return "", False
        if len(found) > 1:
            for c in self.preferred:
                if c in found:
                    break
            else:
                c = max(found, key=lambda k: (found[k], k))
        else:
            c = next(iter(found))
        first = lines[0]
        return c, first.count(c) == first.count(c + " ")

    def has_header(self, sample):
        """Whether the first row differs in kind from the others."""
        from io import StringIO

        rows = reader(StringIO(sample), self.sniff(sample))
        header = next(rows)
        columns = len(header)
        kinds = dict.fromkeys(range(columns))
        checked = 0
        for row in rows:
            if checked > 20:
                break
            checked += 1
            if len(row) != columns:
                continue
            for col in list(kinds):
                try:
                    complex(row[col])
                    kind = complex
                except (ValueError, OverflowError):
                    kind = len(row[col])
                if kind != kinds[col]:
                    if kinds[col] is None:
                        kinds[col] = kind
                    else:
                        del kinds[col]
        votes = 0
        for col, kind in kinds.items():
            if isinstance(kind, int):
                votes += 1 if len(header[col]) != kind else -1
            else:
                try:
                    kind(header[col])
                    votes -= 1
                except (ValueError, TypeError):
                    votes += 1
        return votes > 0
