"""XML as trees of elements. Entities that a document declares are refused, so none can grow."""

__all__ = [
    "Comment", "dump", "Element", "ElementTree", "canonicalize", "fromstring", "fromstringlist", "indent",
    "iselement", "iterparse", "parse", "ParseError", "PI", "ProcessingInstruction", "QName", "SubElement", "tostring",
    "tostringlist", "TreeBuilder", "VERSION", "XML", "XMLID", "XMLParser", "XMLPullParser", "register_namespace",
]  # fmt: skip

VERSION = "1.3.0"


class ParseError(SyntaxError):
    """A document that isn't well-formed."""

    __module__ = "xml.etree.ElementTree"


def iselement(element):
    return hasattr(element, "tag")


class Element:
    """A tag, its attributes, its text, its children, and the text after it."""

    __module__ = "xml.etree.ElementTree"

    def __init__(self, tag, attrib={}, **extra):
        if not isinstance(attrib, dict):
            raise TypeError("attrib must be dict, not %s" % (attrib.__class__.__name__,))
        self.tag = tag
        self.attrib = {**attrib, **extra}
        self.text = None
        self.tail = None
        self._children = []

    def __repr__(self):
        return "<%s %r at %#x>" % (self.__class__.__name__, self.tag, id(self))

    def makeelement(self, tag, attrib):
        return self.__class__(tag, attrib)

    def __copy__(self):
        new = self.makeelement(self.tag, self.attrib)
        new.text = self.text
        new.tail = self.tail
        new[:] = self
        return new

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        import warnings

        warnings.warn(
            "Testing an element's truth value will always return True in future versions.  Use specific 'len(elem)' or "
            "'elem is not None' test instead.",
            DeprecationWarning,
            stacklevel=2,
        )
        return len(self._children) != 0

    def __getitem__(self, index):
        return self._children[index]

    def __setitem__(self, index, element):
        if isinstance(index, slice):
            element = list(element)
            for e in element:
                _check(e)
        else:
            _check(element)
        self._children[index] = element

    def __delitem__(self, index):
        del self._children[index]

    def __iter__(self):
        return iter(self._children)

    def append(self, subelement, /):
        _check(subelement, "append")
        self._children.append(subelement)

    def extend(self, elements, /):
        for element in elements:
            _check(element)
            self._children.append(element)

    def insert(self, index, subelement, /):
        _check(subelement, "insert")
        self._children.insert(index, subelement)

    def remove(self, subelement, /):
        for i, child in enumerate(self._children):
            if child is subelement or child == subelement:
                del self._children[i]
                return
        raise ValueError("Element.remove(x): element not found")

    def find(self, path, namespaces=None):
        return next(_findall(self, path, namespaces), None)

    def findtext(self, path, default=None, namespaces=None):
        found = self.find(path, namespaces)
        return default if found is None else found.text or ""

    def findall(self, path, namespaces=None):
        return list(_findall(self, path, namespaces))

    def iterfind(self, path, namespaces=None):
        return _findall(self, path, namespaces)

    def clear(self):
        self.attrib.clear()
        self._children = []
        self.text = self.tail = None

    def get(self, key, default=None):
        return self.attrib.get(key, default)

    def set(self, key, value, /):
        self.attrib[key] = value

    def keys(self):
        return self.attrib.keys()

    def items(self):
        return self.attrib.items()

    def iter(self, tag=None):
        if tag == "*":
            tag = None
        stack = [self]
        while stack:
            e = stack.pop()
            if tag is None or e.tag == tag:
                yield e
            stack += reversed(e._children)

    def itertext(self):
        stack = [self]
        while stack:
            e = stack.pop()
            if isinstance(e, str):
                yield e
                continue
            if not isinstance(e.tag, str) and e.tag is not None:
                continue
            if e.text:
                yield e.text
            for child in reversed(e._children):
                if child.tail:
                    stack.append(child.tail)
                stack.append(child)


def _check(e, where=None):
    if not isinstance(e, Element):
        if where:
            place = 1 if where == "append" else 2
            raise TypeError(
                f"{where}() argument {place} must be xml.etree.ElementTree.Element, not {type(e).__name__}"
            )
        raise TypeError(f"expected an Element, not {type(e).__name__}")


def SubElement(parent, tag, attrib={}, **extra):
    element = parent.makeelement(tag, {**attrib, **extra})
    parent.append(element)
    return element


def Comment(text=None):
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    element = Element(ProcessingInstruction)
    element.text = target
    if text:
        element.text += " " + text
    return element


PI = ProcessingInstruction


class QName:
    """A name with its namespace."""

    def __init__(self, text_or_uri, tag=None):
        self.text = text_or_uri if tag is None else "{%s}%s" % (text_or_uri, tag)

    def __str__(self):
        return self.text

    def __repr__(self):
        return "<%s %r>" % (self.__class__.__name__, self.text)

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return self.text == (other.text if isinstance(other, QName) else other)

    def __lt__(self, other):
        return self.text < (other.text if isinstance(other, QName) else other)


# Paths


def _path_tokens(path, namespaces):
    """(operator, text) pairs; names with a prefix become names with a namespace."""
    tokens = []
    default = namespaces.get("") if namespaces else None
    inside = False
    i = 0
    size = len(path)
    while i < size:
        c = path[i]
        if c in "'\"":
            end = path.find(c, i + 1)
            if end < 0:
                raise SyntaxError("invalid path")
            tokens.append(("'", path[i + 1 : end]))
            i = end + 1
        elif path.startswith(("//", "..", "::", "!="), i):
            tokens.append((path[i : i + 2], ""))
            i += 2
        elif c in "/.*:[]()@=":
            tokens.append((c, ""))
            inside = c == "[" or inside and c != "]"
            i += 1
        elif c.isspace():
            i += 1
        else:
            start = i
            if c == "{":
                i = path.find("}", i) + 1 or size
            while i < size and path[i] not in "/[]()@!='\"" and not path[i].isspace():
                i += 1
            name = path[start:i]
            if name[0] != "{":
                if ":" in name:
                    prefix, _, local = name.partition(":")
                    if not namespaces or prefix not in namespaces:
                        raise SyntaxError("prefix %r not found in prefix map" % prefix) from None
                    name = "{%s}%s" % (namespaces[prefix], local)
                elif default and (not tokens or tokens[-1][0] != "@"):
                    name = "{%s}%s" % (default, name)
            tokens.append(("", name))
    return tokens


def _same(tag, want):
    """Whether a tag matches a name, which may be {*}name, {uri}* or {}name."""
    if not isinstance(tag, str):
        return False
    if want[:3] == "{*}":
        return want == "{*}*" or tag == want[3:] or tag.endswith("}" + want[3:]) and tag[0] == "{"
    if want[-2:] == "}*":
        space = want[:-1]
        return tag.startswith(space) if space != "{}" else tag[:1] != "{"
    if want[:2] == "{}":
        return tag == want[2:]
    return tag == want


def _findall(root, path, namespaces=None):
    if namespaces is None and path[:1] != "{" and not any(c in "/*[@." for c in path):
        return iter([c for c in root if c.tag == path])
    if path[-1:] == "/":
        path += "*"
    if path[:1] == "/":
        raise SyntaxError("cannot use absolute path on element")
    tokens = _path_tokens(path, namespaces)
    parents = {}

    def parent_of(e):
        if not parents:
            for p in root.iter():
                for c in p:
                    parents[c] = p
        return parents.get(e)

    result = [root]
    i = 0
    size = len(tokens)
    while i < size:
        op, text = tokens[i]
        if op == "" or op == "*":
            want = text if op == "" else None
            result = [c for e in result for c in e if (want is None or _same(c.tag, want))]
            i += 1
        elif op == ".":
            i += 1
        elif op == "..":
            found = []
            for e in result:
                p = parent_of(e)
                if p is not None and p not in found:
                    found.append(p)
            result = found
            i += 1
        elif op == "//":
            i += 1
            if i >= size:
                raise SyntaxError("invalid descendant")
            op, text = tokens[i]
            if op not in ("*", ""):
                raise SyntaxError("invalid descendant")
            want = None if op == "*" else text
            found = []
            for e in result:
                for c in e.iter():
                    if c is not e and (want is None or _same(c.tag, want)):
                        found.append(c)
            result = found
            i += 1
        elif op == "[":
            predicate = []
            i += 1
            while True:
                if i >= size:
                    raise SyntaxError("invalid predicate")
                if tokens[i][0] == "]":
                    break
                predicate.append(tokens[i])
                i += 1
            i += 1
            result = _predicate(result, predicate, parent_of)
        elif op == "/":
            i += 1
            continue
        else:
            raise SyntaxError("invalid path")
        if i < size and tokens[i][0] == "/":
            i += 1
        elif i < size and tokens[i][0] not in ("[", "//"):
            raise SyntaxError("invalid path")
    return iter(result)


def _predicate(result, predicate, parent_of):
    shape = "".join(op or "-" for op, _ in predicate)
    texts = [t for _, t in predicate]
    if shape == "@-":
        return [e for e in result if e.get(texts[1]) is not None]
    if shape in ("@-='", "@-!='"):
        if "!" in shape:
            return [e for e in result if e.get(texts[1]) not in (None, texts[3])]
        return [e for e in result if e.get(texts[1]) == texts[3]]
    number = texts[0] if shape == "-" else ""
    if number.lstrip("-").isdigit() or shape in ("-()", "-()-"):
        if shape == "-":
            index = int(number) - 1
            if index < 0:
                raise SyntaxError("XPath position >= 1 expected")
        else:
            if texts[0] != "last":
                raise SyntaxError("unsupported function")
            index = -1
            if shape == "-()-":
                try:
                    index = int(texts[3]) - 1
                except ValueError:
                    raise SyntaxError("unsupported expression") from None
                if index > -2:
                    raise SyntaxError("XPath offset from last() must be negative")
        found = []
        for e in result:
            p = parent_of(e)
            if p is None:
                continue
            alike = [c for c in p if c.tag == e.tag]
            if -len(alike) <= index < len(alike) and alike[index] is e:
                found.append(e)
        return found
    if shape == "-":
        return [e for e in result if e.find(texts[0]) is not None]
    if shape in (".='", ".!='", "-='", "-!='"):
        value = texts[-1]
        unequal = "!" in shape
        found = []
        for e in result:
            pool = [e] if shape[0] == "." else [c for c in e if _same(c.tag, texts[0])]
            if any(("".join(c.itertext()) != value) == unequal for c in pool):
                found.append(e)
        return found
    raise SyntaxError("invalid predicate")


# Reading


class TreeBuilder:
    """Makes a tree of starts, ends and data."""

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False, insert_pis=False):
        self._data = []
        self._elem = []
        self._last = None
        self._root = None
        self._tail = False
        self._factory = element_factory or Element
        self._comment = comment_factory or Comment
        self._pi = pi_factory or ProcessingInstruction
        self._insert_comments = insert_comments
        self._insert_pis = insert_pis

    def close(self):
        assert not self._elem, "missing end tags"
        assert self._root is not None, "missing toplevel element"
        return self._root

    def _flush(self):
        if self._data:
            if self._last is not None:
                text = "".join(self._data)
                if self._tail:
                    self._last.tail = text
                else:
                    self._last.text = text
            self._data = []

    def data(self, data):
        self._data.append(data)

    def start(self, tag, attrs):
        self._flush()
        self._last = elem = self._factory(tag, attrs)
        if self._elem:
            self._elem[-1].append(elem)
        elif self._root is None:
            self._root = elem
        self._elem.append(elem)
        self._tail = False
        return elem

    def end(self, tag):
        self._flush()
        self._last = self._elem.pop()
        self._tail = True
        return self._last

    def comment(self, text):
        return self._single(self._comment(text), self._insert_comments)

    def pi(self, target, text=None):
        return self._single(self._pi(target, text), self._insert_pis)

    def _single(self, elem, insert):
        if insert:
            self._flush()
            self._last = elem
            if self._elem:
                self._elem[-1].append(elem)
            self._tail = True
        return elem


_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_SPACE = " \t\r\n"


class XMLParser:
    """Reads a document and calls a builder."""

    def __init__(self, *, target=None, encoding=None):
        self.target = self._target = target if target is not None else TreeBuilder()
        self.entity = {}
        self._encoding = encoding
        self._parts = []
        self.version = "Expat 2.6.0"

    def feed(self, data):
        self._parts.append(data)

    def flush(self):
        pass

    def close(self):
        parts = self._parts
        if parts and all(isinstance(p, str) for p in parts):
            text = "".join(parts)
        else:
            data = b"".join(p.encode() if isinstance(p, str) else bytes(p) for p in parts)
            text = self._decode(data)
        _Reader(text, self._target, self.entity).document()
        close = getattr(self._target, "close", None)
        return close() if close is not None else None

    def _decode(self, data):
        encoding = self._encoding
        if data[:3] == b"\xef\xbb\xbf":
            data = data[3:]
        elif data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            encoding = "utf-16"
        elif encoding is None and data[:5] == b"<?xml":
            head = data[: data.find(b"?>")].decode("latin-1")
            at = head.find("encoding")
            if at >= 0:
                rest = head[at + 8 :].lstrip(_SPACE + "=")
                if rest[:1] in ("'", '"'):
                    encoding = rest[1:].split(rest[0])[0]
        try:
            return data.decode(encoding or "utf-8")
        except UnicodeDecodeError as e:
            before = data[: e.start].decode(encoding or "utf-8", "replace")
            raise _fault("not well-formed (invalid token)", 4, before, len(before)) from None
        except LookupError:
            raise _fault("unknown encoding", 18, "", 0) from None


def _fault(msg, code, text, at):
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1)
    error = ParseError("%s: line %d, column %d" % (msg, line, column))
    error.code = code
    error.position = line, column
    return error


class _Reader:
    def __init__(self, text, target, entities):
        self.s = text.replace("\r\n", "\n").replace("\r", "\n")
        self.target = target
        self.entities = entities
        self.i = 0
        self.open = []
        self.spaces = [{"xml": "http://www.w3.org/XML/1998/namespace"}]
        self.start = target.start
        self.end = target.end
        self.data = target.data

    def fail(self, msg="not well-formed (invalid token)", code=4, at=None):
        raise _fault(msg, code, self.s, self.i if at is None else at)

    def document(self):
        s = self.s
        size = len(s)
        seen = False
        doctype = False
        if s.startswith("\ufeff"):
            self.s = s = s[1:]
            size -= 1
        while self.i < size:
            i = self.i
            if s[i] != "<":
                end = s.find("<", i)
                if end < 0:
                    end = size
                if self.open:
                    self.text(i, end)
                else:
                    for k in range(i, end):
                        if s[k] not in _SPACE:
                            self.fail("junk after document element", 9, k) if seen else self.fail("syntax error", 2, k)
                self.i = end
                continue
            if s.startswith("<!--", i):
                end = s.find("-->", i + 4)
                if end < 0:
                    self.fail("unclosed token", 5)
                if "--" in s[i + 4 : end]:
                    self.fail(at=s.find("--", i + 4))
                if hasattr(self.target, "comment"):
                    self.target.comment(s[i + 4 : end])
                self.i = end + 3
            elif s.startswith("<![CDATA[", i) and self.open:
                end = s.find("]]>", i)
                if end < 0:
                    self.fail("unclosed CDATA section", 20)
                if end > i + 9:
                    self.data(s[i + 9 : end])
                self.i = end + 3
            elif s.startswith("<?", i):
                end = s.find("?>", i)
                if end < 0:
                    self.fail("unclosed token", 5)
                name, _, rest = s[i + 2 : end].partition(" ")
                if name.lower() == "xml":
                    if i:
                        self.fail("XML or text declaration not at start of entity", 30)
                elif hasattr(self.target, "pi"):
                    self.target.pi(name, rest.strip() or None)
                self.i = end + 2
            elif s.startswith("<!DOCTYPE", i) and not seen and not doctype:
                doctype = True
                self.doctype()
            elif s.startswith("</", i):
                self.end_tag()
            else:
                if seen and not self.open:
                    self.fail("junk after document element", 9)
                seen = True
                self.start_tag()
        if not seen:
            self.i = size
            self.fail("no element found", 3)
        if self.open:
            self.i = size
            self.fail("no element found", 3)

    def doctype(self):
        s = self.s
        i = self.i + 9
        quote = ""
        depth = 0
        while i < len(s):
            c = s[i]
            if quote:
                if c == quote:
                    quote = ""
            elif c in "\"'":
                quote = c
            elif c == "[":
                depth += 1
            elif c == "]":
                depth -= 1
            elif s.startswith("<!ENTITY", i):
                raise _fault("entity declarations are refused", 11, s, i)
            elif c == ">" and depth == 0:
                self.i = i + 1
                return
            i += 1
        self.fail("unclosed token", 5)

    def text(self, start, end):
        s = self.s
        at = s.find("]]>", start, end)
        if at >= 0:
            self.fail(at=at + 2)
        text = s[start:end]
        if "&" in text:
            text = self.expand(start, end)
        self.check(text, start)
        self.data(text)

    def check(self, text, at):
        if not text.isprintable():
            for k, c in enumerate(text):
                if c < " " and c not in "\t\n\r":
                    self.fail(at=at + k)

    def expand(self, start, end):
        s = self.s
        out = []
        i = start
        while True:
            amp = s.find("&", i, end)
            if amp < 0:
                out.append(s[i:end])
                return "".join(out)
            out.append(s[i:amp])
            stop = s.find(";", amp, end)
            if stop < 0:
                self.fail(at=amp + 1)
            name = s[amp + 1 : stop]
            if name[:1] == "#":
                try:
                    code = int(name[2:], 16) if name[1:2] == "x" else int(name[1:])
                    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or code < 32 and code not in (9, 10, 13):
                        raise ValueError
                except ValueError:
                    self.fail("reference to invalid character number", 14, amp)
                out.append(chr(code))
            elif name in _ENTITIES:
                out.append(_ENTITIES[name])
            elif name in self.entities:
                out.append(self.entities[name])
            elif not name or not all(c.isalnum() or c in "_:.-" for c in name):
                self.fail(at=amp + 1)
            else:
                raise _fault("undefined entity", 11, s, amp)
            i = stop + 1

    def name(self):
        s = self.s
        start = i = self.i
        size = len(s)
        if i < size and (s[i].isalpha() or s[i] in "_:"):
            i += 1
            while i < size and (s[i].isalnum() or s[i] in "_:.-\xb7"):
                i += 1
        if i == start:
            self.fail()
        self.i = i
        return s[start:i]

    def skip(self):
        s = self.s
        start = self.i
        while self.i < len(s) and s[self.i] in _SPACE:
            self.i += 1
        return self.i > start

    def start_tag(self):
        s = self.s
        begin = self.i
        self.i += 1
        raw = self.name()
        attrs = {}
        while True:
            spaced = self.skip()
            c = s[self.i : self.i + 1]
            if not c:
                self.fail("unclosed token", 5, begin)
            if c == ">" or c == "/":
                break
            if not spaced:
                self.fail()
            at = self.i
            key = self.name()
            self.skip()
            if s[self.i : self.i + 1] != "=":
                self.fail()
            self.i += 1
            self.skip()
            quote = s[self.i : self.i + 1]
            if quote not in ("'", '"'):
                self.fail()
            end = s.find(quote, self.i + 1)
            if end < 0:
                self.fail("unclosed token", 5, begin)
            bad = s.find("<", self.i + 1, end)
            if bad >= 0:
                self.fail(at=bad)
            value = s[self.i + 1 : end]
            if "\n" in value or "\t" in value:
                value = value.replace("\n", " ").replace("\t", " ")
            if "&" in value:
                value = self.expand(self.i + 1, end).replace("\n", " ") if "&#" not in value else self.expand(self.i + 1, end)
            if key in attrs:
                self.fail("duplicate attribute", 8, at)
            attrs[key] = value
            self.i = end + 1
        empty = c == "/"
        if empty:
            self.i += 1
            if s[self.i : self.i + 1] != ">":
                self.fail()
        self.i += 1
        spaces = self.spaces[-1]
        for key, value in attrs.items():
            if key == "xmlns" or key[:6] == "xmlns:":
                if spaces is self.spaces[-1]:
                    spaces = dict(spaces)
                spaces[key[6:]] = value
                if hasattr(self.target, "start_ns"):
                    self.target.start_ns(key[6:], value)
        named = {}
        for key, value in attrs.items():
            if key != "xmlns" and key[:6] != "xmlns:":
                named[self.qualified(key, spaces, False, begin)] = value
        tag = self.qualified(raw, spaces, True, begin)
        self.start(tag, named)
        if empty:
            self.end(tag)
        else:
            self.open.append((raw, tag))
            self.spaces.append(spaces)

    def qualified(self, name, spaces, element, at):
        prefix, colon, local = name.partition(":")
        if not colon:
            uri = spaces.get("") if element else None
            return "{%s}%s" % (uri, name) if uri else name
        if prefix not in spaces:
            self.fail("unbound prefix", 27, at)
        return "{%s}%s" % (spaces[prefix], local)

    def end_tag(self):
        at = self.i
        self.i += 2
        name = self.name()
        self.skip()
        if self.s[self.i : self.i + 1] != ">":
            self.fail() if self.i < len(self.s) else self.fail("unclosed token", 5, at)
        if not self.open or self.open[-1][0] != name:
            self.fail("mismatched tag" if self.open else "not well-formed (invalid token)", 7, at + 2)
        self.i += 1
        _, tag = self.open.pop()
        self.spaces.pop()
        self.end(tag)


def XML(text, parser=None):
    """The tree of a document."""
    parser = parser or XMLParser(target=TreeBuilder())
    parser.feed(text)
    return parser.close()


fromstring = XML


def XMLID(text, parser=None):
    tree = XML(text, parser)
    return tree, {e.get("id"): e for e in tree.iter() if e.get("id")}


def fromstringlist(sequence, parser=None):
    parser = parser or XMLParser(target=TreeBuilder())
    for text in sequence:
        parser.feed(text)
    return parser.close()


def parse(source, parser=None):
    """The tree of a file."""
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


class _Events(TreeBuilder):
    """A builder that notes what it met."""

    def __init__(self, events):
        super().__init__()
        self.events = []
        self._wanted = events

    def start(self, tag, attrs):
        e = super().start(tag, attrs)
        if "start" in self._wanted:
            self.events.append(("start", e))
        return e

    def end(self, tag):
        e = super().end(tag)
        if "end" in self._wanted:
            self.events.append(("end", e))
        return e

    def start_ns(self, prefix, uri):
        if "start-ns" in self._wanted:
            self.events.append(("start-ns", (prefix, uri)))

    def comment(self, text):
        e = super().comment(text)
        if "comment" in self._wanted:
            self.events.append(("comment", e))
        return e

    def pi(self, target, text=None):
        e = super().pi(target, text)
        if "pi" in self._wanted:
            self.events.append(("pi", e))
        return e


class XMLPullParser:
    """Gives events once the document was closed."""

    def __init__(self, events=None, *, _parser=None):
        self._builder = _Events(events or ("end",))
        self._parser = XMLParser(target=self._builder)
        self._closed = False

    def feed(self, data):
        self._parser.feed(data)

    def flush(self):
        pass

    def close(self):
        self._root = self._parser.close()

    def read_events(self):
        events, self._builder.events = self._builder.events, []
        return iter(events)


class _IterParse:
    def __init__(self, source, events):
        self.root = None
        self._pull = XMLPullParser(events)
        data = source.read() if hasattr(source, "read") else _read(source)
        self._pull.feed(data)
        self._events = None

    def __iter__(self):
        return self

    def __next__(self):
        if self._events is None:
            self._pull.close()
            self._events = self._pull.read_events()
        try:
            return next(self._events)
        except StopIteration:
            self.root = self._pull._root
            raise

    def close(self):
        pass


def iterparse(source, events=None, parser=None):
    return _IterParse(source, events)


def _read(path):
    with open(path, "rb") as f:
        return f.read()


# Writing

_namespace_map = {
    "http://www.w3.org/XML/1998/namespace": "xml", "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://schemas.xmlsoap.org/wsdl/": "wsdl",
    "http://www.w3.org/2001/XMLSchema": "xs", "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://purl.org/dc/elements/1.1/": "dc",
}  # fmt: skip


def register_namespace(prefix, uri):
    if prefix[:2] == "ns" and prefix[2:].isdigit():
        raise ValueError("Prefix format reserved for internal use")
    for k, v in list(_namespace_map.items()):
        if k == uri or v == prefix:
            del _namespace_map[k]
    _namespace_map[uri] = prefix


def _names(elem, default):
    """How each qualified name is written, and the prefixes that this takes."""
    names = {None: None}
    spaces = {}
    if default:
        spaces[default] = ""

    def add(name):
        try:
            if name[:1] == "{":
                uri, tag = name[1:].rsplit("}", 1)
                prefix = spaces.get(uri)
                if prefix is None:
                    prefix = _namespace_map.get(uri)
                    if prefix is None:
                        prefix = "ns%d" % len(spaces)
                    if prefix != "xml":
                        spaces[uri] = prefix
                names[name] = "%s:%s" % (prefix, tag) if prefix else tag
            else:
                if default:
                    raise ValueError("cannot use non-qualified names with default_namespace option")
                names[name] = name
        except TypeError:
            _unserializable(name)

    for e in elem.iter():
        tag = e.tag
        if isinstance(tag, QName):
            tag = tag.text
        if isinstance(tag, str):
            if tag not in names:
                add(tag)
        elif tag is not None and tag is not Comment and tag is not PI:
            _unserializable(tag)
        for key, value in e.items():
            key = key.text if isinstance(key, QName) else key
            if key not in names:
                add(key)
            if isinstance(value, QName) and value.text not in names:
                add(value.text)
        if isinstance(e.text, QName) and e.text.text not in names:
            add(e.text.text)
    return names, spaces


def _unserializable(text):
    raise TypeError("cannot serialize %r (type %s)" % (text, type(text).__name__))


def _escape(text):
    try:
        if "&" in text:
            text = text.replace("&", "&amp;")
        if "<" in text:
            text = text.replace("<", "&lt;")
        if ">" in text:
            text = text.replace(">", "&gt;")
        return text
    except (TypeError, AttributeError):
        _unserializable(text)


def _escape_attribute(text):
    text = _escape(text).replace('"', "&quot;")
    return text.replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#09;")


_VOID = frozenset(
    "area base basefont br col embed frame hr img input isindex link meta param source track wbr".split()
)


def _write(out, elem, names, spaces, short, method):
    stack = [(elem, spaces)]
    while stack:
        item, spaces = stack.pop()
        if isinstance(item, str):
            out(item)
            continue
        tag, text = item.tag, item.text
        if tag is Comment:
            out("<!--%s-->" % text)
        elif tag is ProcessingInstruction:
            out("<?%s?>" % text)
        else:
            name = names[tag.text if isinstance(tag, QName) else tag]
            if name is None:
                if item.tail:
                    stack.append((_escape(item.tail), None))
                stack += [(c, None) for c in reversed(item._children)]
                if text:
                    out(_escape(text))
                continue
            out("<" + name)
            attributes = []
            if spaces:
                for uri, prefix in sorted(spaces.items(), key=lambda pair: pair[1]):
                    attributes.append(' xmlns%s="%s"' % (":" + prefix if prefix else "", _escape_attribute(uri)))
            for key, value in item.items():
                key = key.text if isinstance(key, QName) else key
                value = names[value.text] if isinstance(value, QName) else _escape_attribute(value)
                attributes.append(' %s="%s"' % (names[key], value))
            out("".join(attributes))
            close = "</" + name + ">"
            if method == "html":
                out(">")
                low = name.lower()
                if text:
                    out(text if low in ("script", "style") else _escape(text))
                if item.tail:
                    stack.append((_escape(item.tail), None))
                if low not in _VOID:
                    stack.append((close, None))
                stack += [(c, None) for c in reversed(item._children)]
                continue
            if text or item._children or not short:
                out(">")
                if text:
                    out(names[text.text] if isinstance(text, QName) else _escape(text))
                if item.tail:
                    stack.append((_escape(item.tail), None))
                stack.append((close, None))
                stack += [(c, None) for c in reversed(item._children)]
                continue
            out(" />")
        if item.tail:
            out(_escape(item.tail))


class ElementTree:
    """A document: a root element, and how to read and write it."""

    def __init__(self, element=None, file=None):
        if element is not None and not iselement(element):
            raise TypeError("expected an Element, not %s" % type(element).__name__)
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        return self._root

    def _setroot(self, element):
        self._root = element

    def parse(self, source, parser=None):
        data = source.read() if hasattr(source, "read") else _read(source)
        parser = parser or XMLParser()
        parser.feed(data)
        self._root = parser.close()
        return self._root

    def iter(self, tag=None):
        return self._root.iter(tag)

    def _path(self, path):
        return "." + path if path[:1] == "/" else path

    def find(self, path, namespaces=None):
        return self._root.find(self._path(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(self._path(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(self._path(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(self._path(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *,
              short_empty_elements=True):  # fmt: skip
        method = method or "xml"
        if method not in ("xml", "html", "text", "c14n"):
            raise ValueError("unknown method %r" % method)
        encoding = encoding or "us-ascii"
        parts = []
        plain = encoding.lower() == "unicode"
        if method == "xml" and (
            xml_declaration or xml_declaration is None and not plain and encoding.lower() not in ("utf-8", "us-ascii")
        ):
            parts.append("<?xml version='1.0' encoding='%s'?>\n" % ("utf-8" if plain else encoding))
        if method == "text":
            parts += self._root.itertext()
        else:
            names, spaces = _names(self._root, default_namespace)
            _write(parts.append, self._root, names, spaces, short_empty_elements, method)
        text = "".join(parts)
        if not plain:
            text = text.encode(encoding, "xmlcharrefreplace")
        if hasattr(file_or_filename, "write"):
            file_or_filename.write(text)
        elif plain:
            with open(file_or_filename, "w", encoding="utf-8") as f:
                f.write(text)
        else:
            with open(file_or_filename, "wb") as f:
                f.write(text)


class _Sink:
    def __init__(self):
        self.value = None

    def write(self, value):
        self.value = value


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
             short_empty_elements=True):  # fmt: skip
    """The text of an element and all below it."""
    sink = _Sink()
    ElementTree(element).write(
        sink, encoding, xml_declaration, default_namespace, method, short_empty_elements=short_empty_elements
    )
    return sink.value


def tostringlist(element, encoding=None, method=None, **kwargs):
    return [tostring(element, encoding, method, **kwargs)]


def dump(elem):
    import sys

    if not isinstance(elem, ElementTree):
        elem = ElementTree(elem)
    text = tostring(elem.getroot(), "unicode")
    tail = elem.getroot().tail
    sys.stdout.write(text if tail and tail[-1] == "\n" else text + "\n")


def indent(tree, space="  ", level=0):
    """White space between elements so that each has a line."""
    if isinstance(tree, ElementTree):
        tree = tree.getroot()
    if level < 0:
        raise ValueError(f"Initial indentation level must be >= 0, got {level}")
    if not len(tree):
        return
    stack = [(tree, level)]
    while stack:
        elem, depth = stack.pop()
        here = "\n" + depth * space
        inner = here + space
        if not elem.text or not elem.text.strip():
            elem.text = inner
        for child in elem:
            if len(child):
                stack.append((child, depth + 1))
            if not child.tail or not child.tail.strip():
                child.tail = inner
        if not child.tail.strip():
            child.tail = here


def canonicalize(xml_data=None, *, out=None, from_file=None, **options):
    raise NotImplementedError("canonicalize is not available in the interpreter runtime")
