"""Regular expressions: the thin front of the native engine."""

import _re

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape",
    "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE",
    "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag", "PatternError",
]  # fmt: skip

Pattern = _re.Pattern
Match = _re.Match

_FLAGS = {
    "NOFLAG": 0, "ASCII": 256, "A": 256, "IGNORECASE": 2, "I": 2, "LOCALE": 4, "L": 4, "UNICODE": 32, "U": 32,
    "MULTILINE": 8, "M": 8, "DOTALL": 16, "S": 16, "VERBOSE": 64, "X": 64, "DEBUG": 128,
}  # fmt: skip


class PatternError(Exception):
    """A pattern that isn't a regular expression, with what and where."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            msg = "%s at position %d" % (msg, pos)
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = "%s (line %d, column %d)" % (msg, self.lineno, self.colno)
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


error = PatternError


def __getattr__(name):
    # The flags are an enumeration, and enum costs far more to import than this module: made at the first use.
    if name == "RegexFlag" or name in _FLAGS:
        space = globals()
        if "RegexFlag" not in space:
            space["RegexFlag"] = _make_flags()
        if name != "RegexFlag":
            space[name] = space["RegexFlag"](_FLAGS[name])
        return space[name]
    raise AttributeError(f"module 're' has no attribute {name!r}")


def __dir__():
    return sorted(set(globals()) | set(_FLAGS) | {"RegexFlag"})


def _make_flags():
    import enum

    class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
        NOFLAG = 0
        ASCII = A = 256
        IGNORECASE = I = 2
        LOCALE = L = 4
        UNICODE = U = 32
        MULTILINE = M = 8
        DOTALL = S = 16
        VERBOSE = X = 64
        DEBUG = 128

        def __repr__(self):
            value = self._value_
            names = []
            for name in "ASCII", "IGNORECASE", "LOCALE", "UNICODE", "MULTILINE", "DOTALL", "VERBOSE", "DEBUG":
                bit = _FLAGS[name]
                if value & bit:
                    names.append("re." + name)
                    value &= ~bit
            if value:
                names.append(hex(value))
            return "|".join(names) or "re.NOFLAG"

        __str__ = object.__str__
        _numeric_repr_ = hex

    RegexFlag.__module__ = "re"
    RegexFlag.__qualname__ = "RegexFlag"
    return RegexFlag


_cache = {}
_LIMIT = 512


def _compile(pattern, flags):
    # The class of the pattern is part of the key: "a" and a subclass of str that equals it are not the same.
    key = (type(pattern), pattern, flags)
    try:
        return _cache[key]
    except (KeyError, TypeError):
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    try:
        compiled = _re.compile(pattern, int(flags))
    except ValueError as fault:
        if len(fault.args) != 2 or type(fault.args[0]) is not str:
            raise
        msg, pos = fault.args
    else:
        if not flags & 128:
            if len(_cache) >= _LIMIT:
                del _cache[next(iter(_cache))]
            _cache[key] = compiled
        return compiled
    raise PatternError(msg, pattern, pos)


def compile(pattern, flags=0):
    """The compiled form of a pattern."""
    return _compile(pattern, flags)


def match(pattern, string, flags=0):
    """A match at the start of the string, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """A match of the whole string, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """The first match anywhere in the string, or None."""
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    """All matches that do not overlap."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator over the match objects."""
    return _compile(pattern, flags).finditer(string)


class _Unset(int):
    pass


_unset = _Unset(0)


def _fill(name, args, first, flags, label):
    """Values passed by position that should have been passed by name: accepted with a warning."""
    base = 2 if name == "split" else 3
    if first is not _unset:
        raise TypeError(f"{name}() got multiple values for argument {label!r}")
    if len(args) > 1:
        if flags is not _unset:
            raise TypeError(f"{name}() got multiple values for argument 'flags'")
        if len(args) > 2:
            raise TypeError(
                f"{name}() takes from {base} to {base + 2} positional arguments but {base + len(args)} were given"
            )
        flags = args[1]
    import warnings

    warnings.warn(f"{label!r} is passed as positional argument", DeprecationWarning, stacklevel=3)
    return args[0], flags


def sub(pattern, repl, string, *args, count=_unset, flags=_unset):
    """The string with the leftmost matches replaced."""
    if args:
        count, flags = _fill("sub", args, count, flags, "count")
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_unset, flags=_unset):
    """The string with matches replaced, and how many were."""
    if args:
        count, flags = _fill("subn", args, count, flags, "count")
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_unset, flags=_unset):
    """The parts of the string between matches."""
    if args:
        maxsplit, flags = _fill("split", args, maxsplit, flags, "maxsplit")
    return _compile(pattern, flags).split(string, maxsplit)


_SPECIAL = {i: "\\" + chr(i) for i in b"()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """The string with every character that means something in a pattern escaped."""
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return str(pattern, "latin1").translate(_SPECIAL).encode("latin1")


def purge():
    """Forgets compiled patterns."""
    _cache.clear()


class Scanner:
    """A tokenizer made of (pattern, action) pairs; the first pattern that matches wins."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._rules = [(_compile(phrase, int(flags)), action) for phrase, action in lexicon]
        self.match = None

    def scan(self, string):
        result = []
        at = 0
        size = len(string)
        while at <= size:
            for pattern, action in self._rules:
                found = pattern.match(string, at)
                if found is not None:
                    break
            else:
                break
            end = found.end()
            if end == at:
                break
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                result.append(action)
            at = end
        return result, string[at:]
