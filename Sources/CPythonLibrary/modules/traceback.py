# Formatting of exceptions. Source lines and marks come from the interpreter, which knows the
# text it compiled.

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only",
           "format_list", "format_stack", "format_tb", "print_exc", "format_exc",
           "print_exception", "print_last", "print_stack", "print_tb", "clear_frames",
           "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb",
           "print_list"]

import sys as _sys

try:
    from _bulkhead import _source_line
except ImportError:
    def _source_line(filename, lineno):
        return None

try:
    # The lines that belong under "File ..., line ...": source and marks, or "".
    from _bulkhead import _frame_text
except ImportError:
    _frame_text = None

try:
    # "Did you mean ...?" of an exception, or None.
    from _bulkhead import _suggestion
except ImportError:
    def _suggestion(exc):
        return None

try:
    # A keyword that was meant, and where the word in its place begins and ends; or None.
    from _bulkhead import _keyword_typo
except ImportError:
    def _keyword_typo(exc):
        return None

_unset = object()
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


def _pair(exc, value):
    if value is _unset:
        value = exc
    elif exc is not None and not isinstance(exc, (type, BaseException)):
        raise TypeError(f"Exception expected for value, {type(value).__name__} found")
    return value


def print_exception(exc, /, value=_unset, tb=_unset, limit=None, file=None, chain=True, **kwargs):
    """Print an exception with its traceback to file or stderr."""
    for line in format_exception(exc, value, tb, limit, chain):
        print(line, file=_sys.stderr if file is None else file, end="")


def format_exception(exc, /, value=_unset, tb=_unset, limit=None, chain=True, **kwargs):
    """The lines of an exception with its traceback; each ends with a newline."""
    if value is _unset and tb is not _unset or value is not _unset and tb is _unset:
        raise ValueError("Both or neither of value and tb must be given")
    value = _pair(exc, value)
    if tb is _unset:
        tb = getattr(value, "__traceback__", None)
        if value is not None and not isinstance(value, BaseException):
            raise TypeError(f"Exception expected for value, {type(value).__name__} found")
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True)
                .format(chain=chain))


def format_exception_only(exc, /, value=_unset, *, show_group=False, **kwargs):
    """The lines of an exception without its traceback."""
    value = _pair(exc, value)
    return list(TracebackException(type(value), value, None, compact=True)
                .format_exception_only(show_group=show_group))


def print_exc(limit=None, file=None, chain=True):
    print_exception(_sys.exc_info()[1], limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(_sys.exc_info()[1], limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    exc = getattr(_sys, "last_exc", None)
    if exc is None:
        raise ValueError("no last exception")
    print_exception(exc, limit=limit, file=file, chain=chain)


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """A StackSummary of the traceback."""
    return StackSummary._from_traceback(tb, limit)


def print_list(extracted_list, file=None):
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=_sys.stderr if file is None else file, end="")


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def _own_stack():
    # Frames are not handed out here; what the interpreter tells of callers are names.
    try:
        from _bulkhead import _stack
    except ImportError:
        return []
    return _stack()


def extract_stack(f=None, limit=None):
    if f is not None:
        return StackSummary.extract(reversed(list(walk_stack(f))), limit=limit)
    result = StackSummary()
    entries = _own_stack()
    while entries and entries[-1][0] == "<frozen traceback>":
        entries.pop()
    for filename, lineno, name in entries:
        result.append(FrameSummary(filename, lineno, name))
    if limit is not None:
        result[:] = result[-limit:] if limit >= 0 else result[:-limit]
    return result


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(f, limit), file=file)


def clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except (AttributeError, RuntimeError):
            pass
        tb = tb.tb_next


class FrameSummary:
    """One entry of a traceback."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "locals",
                 "_line", "_text")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self.locals = {k: repr(v) for k, v in locals.items()} if locals else None
        self._line = line
        self._text = None

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = _source_line(self.filename, self.lineno) or ""
        return self._line.strip()

    def _fields(self):
        return self.filename, self.lineno, self.name, self.locals

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return self._fields() == other._fields()
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    """A list of FrameSummary."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        items = list(frame_gen)
        if limit is not None:
            items = items[:limit] if limit >= 0 else items[limit:]
        result = cls()
        for frame, lineno in items:
            code = frame.f_code
            result.append(FrameSummary(code.co_filename, lineno, code.co_name,
                                       locals=frame.f_locals if capture_locals else None))
        return result

    @classmethod
    def _from_traceback(cls, tb, limit=None, capture_locals=False):
        entries = []
        while tb is not None:
            entries.append(tb)
            tb = tb.tb_next
        if limit is None:
            limit = getattr(_sys, "tracebacklimit", None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            entries = entries[:limit] if limit >= 0 else entries[limit:]
        result = cls()
        for tb in entries:
            frame = tb.tb_frame
            code = frame.f_code
            entry = FrameSummary(code.co_filename, tb.tb_lineno, code.co_name,
                                 locals=frame.f_locals if capture_locals else None)
            if _frame_text is not None:
                entry._text = _frame_text(tb)
            result.append(entry)
        return result

    @classmethod
    def from_list(cls, a_list):
        result = cls()
        for item in a_list:
            if isinstance(item, FrameSummary):
                result.append(item)
            else:
                filename, lineno, name, line = item
                result.append(FrameSummary(filename, lineno, name, line=line))
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        filename = frame_summary.filename
        text = [f'  File "{filename}", line {frame_summary.lineno}, in {frame_summary.name}\n']
        if frame_summary._text is not None:
            text.append(frame_summary._text)
        else:
            line = frame_summary.line
            if line:
                text.append(f"    {line}\n")
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                text.append(f"    {name} = {value}\n")
        return "".join(text)

    def format(self, **kwargs):
        result = []
        last = None
        count = 0
        for frame in self:
            here = (frame.filename, frame.lineno, frame.name)
            if last != here:
                if count > 3:
                    result.append(_repeated(count - 3))
                last = here
                count = 0
            count += 1
            if count > 3:
                continue
            text = self.format_frame_summary(frame)
            if text is not None:
                result.append(text)
        if count > 3:
            result.append(_repeated(count - 3))
        return result


def _repeated(count):
    return f"  [Previous line repeated {count} more time{'s' if count > 1 else ''}]\n"


def _text_of(value, what, func=str):
    try:
        return func(value)
    except Exception:
        return f"<{what} {func.__name__}() failed>"


def _named(cls):
    name = cls.__qualname__
    module = cls.__module__
    if module not in ("__main__", "builtins"):
        if not isinstance(module, str):
            module = "<unknown>"
        name = f"{module}.{name}"
    return name


class TracebackException:
    """An exception prepared for printing."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10,
                 save_exc_type=True, _seen=None):
        if _seen is None:
            _seen = set()
        _seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._from_traceback(exc_traceback, limit, capture_locals)
        self._exc_type = exc_type
        self._is_none = exc_value is None
        self.exc_type_str = None if exc_type is None else _named(exc_type)
        self._str = None if exc_value is None else _text_of(exc_value, "exception")
        try:
            self.__notes__ = getattr(exc_value, "__notes__", None)
        except Exception as error:
            self.__notes__ = [f"Ignored error getting __notes__: {_text_of(error, '__notes__', repr)}"]
        self._is_syntax_error = exc_type is not None and issubclass(exc_type, SyntaxError) \
            and getattr(exc_value, "lineno", None) is not None
        if self._is_syntax_error:
            self.filename = exc_value.filename
            self.lineno = str(exc_value.lineno)
            self.end_lineno = getattr(exc_value, "end_lineno", None)
            self.text = exc_value.text
            self.offset = exc_value.offset
            self.end_offset = getattr(exc_value, "end_offset", None)
            self.msg = exc_value.msg
            typo = _keyword_typo(exc_value)
            if typo is not None:
                keyword, start, end = typo
                self.msg = f"invalid syntax. Did you mean '{keyword}'?"
                self.offset, self.end_offset = start + 1, end + 1
        elif exc_value is not None:
            try:
                hint = _suggestion(exc_value)
            except Exception:
                hint = None
            if hint:
                self._str += hint

        def related(exc):
            if exc is None or id(exc) in _seen:
                return None
            return TracebackException(type(exc), exc, exc.__traceback__, limit=limit,
                                      capture_locals=capture_locals, compact=compact,
                                      max_group_width=max_group_width,
                                      max_group_depth=max_group_depth, _seen=_seen)

        self.exceptions = None
        self.__cause__ = self.__context__ = None
        self.__suppress_context__ = False
        if exc_value is not None:
            self.__suppress_context__ = exc_value.__suppress_context__
            self.__cause__ = related(exc_value.__cause__)
            if not compact or (self.__cause__ is None and not exc_value.__suppress_context__):
                self.__context__ = related(exc_value.__context__)
            if isinstance(exc_value, BaseExceptionGroup):
                self.exceptions = [
                    TracebackException(type(e), e, e.__traceback__, limit=limit,
                                       capture_locals=capture_locals, compact=compact,
                                       max_group_width=max_group_width,
                                       max_group_depth=max_group_depth, _seen=_seen)
                    for e in exc_value.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        return self._exc_type

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        indent = 3 * _depth * " "
        if self._exc_type is None or self._is_none:
            yield indent + f"{self.exc_type_str}: None\n" if self.exc_type_str else \
                indent + "NoneType: None\n"
            return
        if self._is_syntax_error:
            for line in self._format_syntax_error():
                yield indent + line
        else:
            text = f"{self.exc_type_str}: {self._str}\n" if self._str else f"{self.exc_type_str}\n"
            if indent:
                text = "".join(indent + line for line in text.splitlines(True))
            yield text
        notes = self.__notes__
        if isinstance(notes, (list, tuple)):
            for note in notes:
                for line in _text_of(note, "note").split("\n"):
                    yield indent + line + "\n"
        elif notes is not None:
            yield indent + _text_of(notes, "__notes__", repr) + "\n"
        if self.exceptions and show_group:
            for exc in self.exceptions:
                yield from exc.format_exception_only(show_group=show_group, _depth=_depth + 1)

    def _format_syntax_error(self):
        suffix = ""
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            suffix = f" ({self.filename})"
        if self.text is not None:
            line = self.text.rstrip("\n")
            shown = line.lstrip(" \n\f")
            cut = len(line) - len(shown)
            yield f"    {shown}\n"
            if self.offset is not None and self.offset >= 1:
                start = self.offset
                end = self.end_offset
                if str(self.end_lineno or self.lineno) != self.lineno:
                    end = len(line) + 1
                if not end or end <= 0 or end == start:
                    end = start + 1
                column = start - 1 - cut
                if column >= 0:
                    blanks = "".join(c if c.isspace() else " " for c in shown[:column])
                    marks = "^" * (end - start)
                    yield f"    {blanks}{marks}\n"
        yield f"{self.exc_type_str}: {self.msg or '<no detail available>'}{suffix}\n"

    def format(self, *, chain=True, _group=None, **kwargs):
        """The lines of the exception, those it follows from first."""
        group = _group or _Group()
        order = []
        exc = self
        if chain:
            while exc:
                if exc.__cause__ is not None:
                    following, message = exc.__cause__, _CAUSE
                elif exc.__context__ is not None and not exc.__suppress_context__:
                    following, message = exc.__context__, _CONTEXT
                else:
                    following, message = None, None
                order.append((message, exc))
                exc = following
        else:
            order.append((None, exc))
        for message, exc in reversed(order):
            if message is not None:
                yield from group.emit(message)
            if exc.exceptions is None:
                if exc.stack:
                    yield from group.emit("Traceback (most recent call last):\n")
                    yield from group.emit(exc.stack.format())
                yield from group.emit(exc.format_exception_only())
            elif group.depth > self.max_group_depth:
                yield from group.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            else:
                yield from self._format_group(exc, group)

    def _format_group(self, exc, group):
        top = group.depth == 0
        if top:
            group.depth += 1
        if exc.stack:
            yield from group.emit("Exception Group Traceback (most recent call last):\n",
                                  "+" if top else None)
            yield from group.emit(exc.stack.format())
        yield from group.emit(exc.format_exception_only())
        count = len(exc.exceptions)
        shown = min(count, self.max_group_width + 1)
        group.close = False
        for i in range(shown):
            last = i == shown - 1
            if last:
                group.close = True
            cut = i >= self.max_group_width
            title = "..." if cut else f"{i + 1}"
            yield (group.indent() + ("+-" if i == 0 else "  ")
                   + f"+---------------- {title} ----------------\n")
            group.depth += 1
            if cut:
                rest = count - self.max_group_width
                yield from group.emit(f"and {rest} more exception{'s' if rest > 1 else ''}\n")
            else:
                yield from exc.exceptions[i].format(_group=group)
            if last and group.close:
                yield group.indent() + "+------------------------------------\n"
                group.close = False
            group.depth -= 1
        if top:
            group.depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        for line in self.format(chain=chain):
            print(line, file=_sys.stderr if file is None else file, end="")


class _Group:
    # How deep in exception groups the lines are, and whether a box is still to be closed.
    def __init__(self):
        self.depth = 0
        self.close = False

    def indent(self):
        return " " * (2 * self.depth)

    def emit(self, text, margin=None):
        if margin is None:
            margin = "|"
        prefix = self.indent()
        if self.depth:
            prefix += margin + " "
        if isinstance(text, str):
            text = (text,)
        for piece in text:
            if not prefix:
                yield piece
            else:
                yield "".join(prefix + line for line in piece.splitlines(True))
