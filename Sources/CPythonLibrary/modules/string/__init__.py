# Character constants, Template and Formatter.

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits",
           "hexdigits", "octdigits", "printable", "punctuation", "whitespace", "Formatter",
           "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalize every word of s."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


# Template ------------------------------------------------------------------------------

_START = frozenset("_" + ascii_letters)
_PART = frozenset("_" + ascii_letters + digits)


class _Sources(dict):
    # Keyword arguments in front of a mapping.
    def __init__(self, first, second):
        super().__init__(first)
        self._second = second

    def __missing__(self, key):
        return self._second[key]


class Template:
    """String with $-substitution."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = 2

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """Yields (literal, name, kind, position): kind is 'named', 'escaped', 'invalid' or ''."""
        cls = type(self)
        if "pattern" in cls.__dict__ or cls.idpattern is not Template.idpattern \
                or cls.braceidpattern is not None:
            yield from self._pieces_by_pattern()
            return
        text = self.template
        mark = self.delimiter
        size = len(mark)
        position = 0
        while True:
            found = text.find(mark, position)
            if found < 0:
                yield text[position:], None, "", len(text)
                return
            literal = text[position:found]
            after = found + size
            if text.startswith(mark, after):
                yield literal, None, "escaped", found
                position = after + size
                continue
            braced = text.startswith("{", after)
            start = after + 1 if braced else after
            end = start
            if end < len(text) and text[end] in _START:
                end += 1
                while end < len(text) and text[end] in _PART:
                    end += 1
            if end > start and (not braced or text.startswith("}", end)):
                yield literal, text[start:end], "braced" if braced else "named", found
                position = end + 1 if braced else end
            else:
                yield literal, None, "invalid", found
                position = after

    def _pieces_by_pattern(self):
        import re
        cls = type(self)
        pattern = cls.__dict__.get("pattern")
        if pattern is None:
            name = cls.idpattern
            pattern = (rf"{re.escape(cls.delimiter)}(?:(?P<escaped>{re.escape(cls.delimiter)})|"
                       rf"(?P<named>{name})|{{(?P<braced>{cls.braceidpattern or name})}}|"
                       r"(?P<invalid>))")
        if isinstance(pattern, str):
            pattern = re.compile(pattern, cls.flags | re.VERBOSE)
        position = 0
        for match in pattern.finditer(self.template):
            literal = self.template[position:match.start()]
            position = match.end()
            named = match.group("named")
            braced = match.group("braced")
            if named is not None:
                yield literal, named, "named", match.start()
            elif braced is not None:
                yield literal, braced, "braced", match.start()
            elif match.group("escaped") is not None:
                yield literal, None, "escaped", match.start()
            else:
                yield literal, None, "invalid", match.start()
        yield self.template[position:], None, "", len(self.template)

    def _invalid(self, position):
        lines = self.template[:position].splitlines(keepends=True)
        if not lines:
            column, line = 1, 1
        else:
            column = position - len("".join(lines[:-1]))
            line = len(lines)
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    @staticmethod
    def _source(mapping, kws):
        if mapping is _nothing:
            return kws
        return _Sources(kws, mapping) if kws else mapping

    def substitute(self, mapping=None, /, **kws):
        if mapping is None:
            mapping = _nothing
        source = self._source(mapping, kws)
        result = []
        for literal, name, kind, position in self._pieces():
            result.append(literal)
            if name is not None:
                result.append(str(source[name]))
            elif kind == "escaped":
                result.append(self.delimiter)
            elif kind == "invalid":
                self._invalid(position + 1 if position else position)
        return "".join(result)

    def safe_substitute(self, mapping=None, /, **kws):
        if mapping is None:
            mapping = _nothing
        source = self._source(mapping, kws)
        result = []
        for literal, name, kind, position in self._pieces():
            result.append(literal)
            if name is not None:
                try:
                    result.append(str(source[name]))
                except KeyError:
                    if kind == "braced":
                        result.append(self.delimiter + "{" + name + "}")
                    else:
                        result.append(self.delimiter + name)
            elif kind in ("escaped", "invalid"):
                result.append(self.delimiter)
        return "".join(result)

    def is_valid(self):
        return all(kind != "invalid" for _, _, kind, _ in self._pieces())

    def get_identifiers(self):
        found = []
        for _, name, _, _ in self._pieces():
            if name is not None and name not in found:
                found.append(name)
        return found


_nothing = {}


# Formatter -----------------------------------------------------------------------------

def _split_format(text):
    """The (literal, field, spec, conversion) parts of a format string."""
    position = 0
    literal = []
    size = len(text)
    while position < size:
        char = text[position]
        if char == "{":
            if text.startswith("{", position + 1):
                literal.append("{")
                yield "".join(literal), None, None, None
                literal = []
                position += 2
                continue
            start = position + 1
            depth = 1
            position = start
            while position < size and depth:
                if text[position] == "{":
                    depth += 1
                elif text[position] == "}":
                    depth -= 1
                position += 1
            if depth:
                raise ValueError("Single '{' encountered in format string" if start == size
                                 else "expected '}' before end of string")
            field = text[start:position - 1]
            # A colon or exclamation mark inside brackets belongs to the name.
            conversion = None
            spec = ""
            bracket = False
            for i, c in enumerate(field):
                if c == "[":
                    bracket = True
                elif c == "]":
                    bracket = False
                elif not bracket and c == ":":
                    field, spec = field[:i], field[i + 1:]
                    break
                elif not bracket and c == "!":
                    conversion = field[i + 1:i + 2]
                    rest = field[i + 2:]
                    if not conversion:
                        raise ValueError("end of string while looking for conversion specifier")
                    if rest and rest[0] != ":":
                        raise ValueError("expected ':' after conversion specifier")
                    field, spec = field[:i], rest[1:]
                    break
            yield "".join(literal), field, spec, conversion
            literal = []
        elif char == "}":
            if not text.startswith("}", position + 1):
                raise ValueError("Single '}' encountered in format string")
            literal.append("}")
            yield "".join(literal), None, None, None
            literal = []
            position += 2
        else:
            nearest = size
            for mark in "{}":
                found = text.find(mark, position)
                if 0 <= found < nearest:
                    nearest = found
            literal.append(text[position:nearest])
            position = nearest
    if literal:
        yield "".join(literal), None, None, None


def _split_field(name):
    """The first part of a field name and the (is attribute, key) steps after it."""
    end = len(name)
    for i, c in enumerate(name):
        if c in ".[":
            end = i
            break
    first = name[:end]
    steps = []
    i = end
    while i < len(name):
        if name[i] == ".":
            j = i + 1
            while j < len(name) and name[j] not in ".[":
                j += 1
            key = name[i + 1:j]
            steps.append((True, key))
        elif name[i] == "[":
            j = name.find("]", i)
            if j < 0:
                raise ValueError("Missing ']' in format string")
            key = name[i + 1:j]
            j += 1
            steps.append((False, int(key) if key.isdigit() else key))
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if key == "":
            raise ValueError("Empty attribute in format string")
        i = j
    return int(first) if first.isdigit() else first, steps


class Formatter:
    """str.format() whose steps can be overridden."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, auto=0):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field is None:
                continue
            first, _ = _split_field(field)
            if first == "":
                if auto is False:
                    raise ValueError("cannot switch from manual field specification to automatic "
                                     "field numbering")
                field = str(auto) + field
                auto += 1
            elif isinstance(first, int):
                if auto:
                    raise ValueError("cannot switch from automatic field numbering to manual "
                                     "field specification")
                auto = False
            obj, key = self.get_field(field, args, kwargs)
            used.add(key)
            obj = self.convert_field(obj, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            result.append(self.format_field(obj, spec))
        return "".join(result), auto

    def get_value(self, key, args, kwargs):
        if isinstance(key, int):
            return args[key]
        return kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        return _split_format(format_string)

    def get_field(self, field_name, args, kwargs):
        first, steps = _split_field(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, key in steps:
            obj = getattr(obj, key) if is_attribute else obj[key]
        return obj, first
