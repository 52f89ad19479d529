"""Addresses taken apart and put together."""

__all__ = [
    "urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs", "parse_qsl",
    "quote", "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes", "DefragResult",
    "ParseResult", "SplitResult", "DefragResultBytes", "ParseResultBytes", "SplitResultBytes",
]  # fmt: skip

uses_relative = [
    "", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp", "rtsps",
    "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss",
]  # fmt: skip
uses_netloc = [
    "", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews",
    "prospero", "rtsp", "rtsps", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss",
    "itms-services",
]  # fmt: skip
uses_params = [
    "", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtsps", "rtspu", "sip", "sips", "mms",
    "sftp", "tel",
]  # fmt: skip
_SCHEME = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.")
_ALWAYS_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_CONTROLS = "".join(map(chr, range(33)))


class _Result(tuple):
    """A tuple with names, as collections.namedtuple makes it."""

    __slots__ = ()
    _fields = ()

    def __new__(cls, *args, **kwds):
        if kwds or len(args) != len(cls._fields):
            values = list(args)
            for name in cls._fields[len(args) :]:
                if name not in kwds:
                    missing = [n for n in cls._fields[len(args) :] if n not in kwds]
                    listed = " and ".join(", ".join(map(repr, missing)).rsplit(", ", 1))
                    if len(missing) > 2:
                        listed = listed.replace(" and ", ", and ")
                    plural = "s" if len(missing) > 1 else ""
                    raise TypeError(
                        f"_{cls.__name__}Base.__new__() missing {len(missing)} required positional argument{plural}: {listed}"
                    )
                values.append(kwds[name])
            args = values
        return tuple.__new__(cls, args)

    def __repr__(self):
        pairs = ", ".join("%s=%r" % pair for pair in zip(self._fields, self))
        return "%s(%s)" % (self.__class__.__name__, pairs)

    def __getnewargs__(self):
        return tuple(self)

    def _replace(self, **kwds):
        values = [kwds.pop(name, value) for name, value in zip(self._fields, self)]
        if kwds:
            raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
        return self.__class__(*values)

    __replace__ = _replace

    def _asdict(self):
        return dict(zip(self._fields, self))

    @classmethod
    def _make(cls, iterable):
        return cls(*iterable)


def _item(index):
    return property(lambda self: self[index])


class _Netloc(_Result):
    __slots__ = ()

    def _user(self):
        netloc = self.netloc
        empty = netloc[:0]
        at, colon = ("@", ":") if isinstance(netloc, str) else (b"@", b":")
        info, found, _ = netloc.rpartition(at)
        if not found:
            return None, None
        name, found, password = info.partition(colon)
        return name, password if found else None

    def _host(self):
        netloc = self.netloc
        text = netloc if isinstance(netloc, str) else netloc.decode("ascii")
        text = text.rpartition("@")[2]
        _, bracket, inside = text.partition("[")
        if bracket:
            name, _, port = inside.partition("]")
            port = port.partition(":")[2]
        else:
            name, _, port = text.partition(":")
        return name, port or None

    @property
    def username(self):
        return self._user()[0]

    @property
    def password(self):
        return self._user()[1]

    @property
    def hostname(self):
        name = self._host()[0]
        if not name:
            return None
        name, percent, zone = name.partition("%")
        name = name.lower() + percent + zone
        return name if isinstance(self.netloc, str) else name.encode("ascii")

    @property
    def port(self):
        port = self._host()[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        port = int(port)
        if not 0 <= port <= 65535:
            raise ValueError("Port out of range 0-65535")
        return port


def _codec(text_class, bytes_class):
    def encode(self, encoding="ascii", errors="strict"):
        return bytes_class(*(x.encode(encoding, errors) for x in self))

    def decode(self, encoding="ascii", errors="strict"):
        return text_class(*(x.decode(encoding, errors) for x in self))

    text_class.encode = encode
    bytes_class.decode = decode
    text_class._encoded_counterpart = bytes_class
    bytes_class._decoded_counterpart = text_class


class DefragResult(_Result):
    """An address without its fragment, and the fragment."""

    __slots__ = ()
    _fields = ("url", "fragment")
    url = _item(0)
    fragment = _item(1)

    def geturl(self):
        if self.fragment:
            return self.url + ("#" if isinstance(self.url, str) else b"#") + self.fragment
        return self.url


class SplitResult(_Netloc):
    """An address in five parts."""

    __slots__ = ()
    _fields = ("scheme", "netloc", "path", "query", "fragment")
    scheme = _item(0)
    netloc = _item(1)
    path = _item(2)
    query = _item(3)
    fragment = _item(4)

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Netloc):
    """An address in six parts."""

    __slots__ = ()
    _fields = ("scheme", "netloc", "path", "params", "query", "fragment")
    scheme = _item(0)
    netloc = _item(1)
    path = _item(2)
    params = _item(3)
    query = _item(4)
    fragment = _item(5)

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(DefragResult):
    __slots__ = ()


class SplitResultBytes(SplitResult):
    __slots__ = ()


class ParseResultBytes(ParseResult):
    __slots__ = ()


_codec(DefragResult, DefragResultBytes)
_codec(SplitResult, SplitResultBytes)
_codec(ParseResult, ParseResultBytes)


def _same(result):
    return result


def _encode(result):
    return result.encode("ascii", "strict")


def _coerce(*args):
    """The arguments as text, and what turns a result back into their kind."""
    text = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != text:
            raise TypeError("Cannot mix str and non-str arguments")
    if text:
        return args + (_same,)
    return tuple(x.decode("ascii", "strict") if x else "" for x in args) + (_encode,)


def _checknetloc(netloc):
    if not netloc or netloc.isascii():
        return
    import unicodedata

    plain = netloc.replace("@", "").replace(":", "").replace("#", "").replace("?", "")
    folded = unicodedata.normalize("NFKC", plain)
    if plain != folded:
        for c in "/?#@:":
            if c in folded:
                raise ValueError("netloc '" + netloc + "' contains invalid characters under NFKC normalization")


def _check_bracketed(netloc):
    _, bracket, rest = netloc.rpartition("@")[2].partition("[")
    if bracket:
        host, _, port = rest.partition("]")
        if netloc.rpartition("@")[2].partition("[")[0] or port and not port.startswith(":"):
            raise ValueError("Invalid IPv6 URL")
        if host[:1] in ("v", "V"):
            version, dot, address = host[1:].partition(".")
            if not dot or not address or not version or not all(c in "0123456789abcdefABCDEF" for c in version):
                raise ValueError("IPvFuture address is invalid")
        elif ":" not in host:
            if all(p.isdigit() for p in host.split(".")) and host.count(".") == 3:
                raise ValueError("An IPv4 address cannot be in brackets")
            raise ValueError(f"{host!r} does not appear to be an IPv4 or IPv6 address")


def urlsplit(url, scheme="", allow_fragments=True):
    """An address in five parts."""
    url, scheme, back = _coerce(url, scheme)
    url = url.lstrip(_CONTROLS)
    scheme = scheme.strip(_CONTROLS)
    for c in "\t\r\n":
        url = url.replace(c, "")
        scheme = scheme.replace(c, "")
    netloc = query = fragment = ""
    i = url.find(":")
    if i > 0 and url[0].isascii() and url[0].isalpha() and _SCHEME.issuperset(url[:i]):
        scheme, url = url[:i].lower(), url[i + 1 :]
    if url[:2] == "//":
        end = len(url)
        for c in "/?#":
            at = url.find(c, 2)
            if at >= 0:
                end = min(end, at)
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
        if "[" in netloc:
            _check_bracketed(netloc)
    if allow_fragments and "#" in url:
        url, _, fragment = url.partition("#")
    if "?" in url:
        url, _, query = url.partition("?")
    _checknetloc(netloc)
    return back(SplitResult(scheme, netloc, url, query, fragment))


def urlparse(url, scheme="", allow_fragments=True):
    """An address in six parts."""
    url, scheme, back = _coerce(url, scheme)
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in path:
        at = path.find(";", path.rfind("/") + 1) if "/" in path else path.find(";")
        if at >= 0:
            path, params = path[:at], path[at + 1 :]
    return back(ParseResult(scheme, netloc, path, params, query, fragment))


def urlunsplit(components):
    """The address of five parts."""
    scheme, netloc, url, query, fragment, back = _coerce(*components)
    if netloc or scheme in uses_netloc and scheme and (not url or url[:1] == "/" or url[:2] == "//"):
        if url and url[:1] != "/":
            url = "/" + url
        if netloc or url[:2] == "//" or scheme == "file" or scheme not in ("", "http", "https") and url[:1] == "/":
            url = "//" + netloc + url
        elif scheme:
            url = "//" + url
    elif url[:2] == "//":
        url = "//" + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    if fragment:
        url = url + "#" + fragment
    return url if back is _same else url.encode("ascii")


def urlunparse(components):
    """The address of six parts."""
    scheme, netloc, url, params, query, fragment, back = _coerce(*components)
    if params:
        url = "%s;%s" % (url, params)
    url = urlunsplit((scheme, netloc, url, query, fragment))
    return url if back is _same else url.encode("ascii")


def urljoin(base, url, allow_fragments=True):
    """The address that `url` means on the page `base`."""
    if not base:
        return url
    if not url:
        return base
    base, url, back = _coerce(base, url)
    known = base.lstrip(_CONTROLS)
    bscheme, bnetloc, bpath, bparams, bquery, bfragment = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in uses_relative:
        return url if back is _same else url.encode("ascii")
    # An authority may be there and empty, as in file:///x.
    known = known[len(bscheme) + 1 :] if known[: len(bscheme) + 1].lower() == bscheme + ":" else known
    present = known[:2] == "//"

    def joined(path, query):
        text = path if not params else f"{path};{params}"
        if netloc or present and scheme in uses_netloc:
            if text and text[:1] != "/":
                text = "/" + text
            text = "//" + netloc + text
        elif text[:2] == "//":
            text = "//" + text
        if scheme:
            text = f"{scheme}:{text}"
        if query:
            text += "?" + query
        if fragment:
            text += "#" + fragment
        return text if back is _same else text.encode("ascii")

    if scheme in uses_netloc:
        if netloc:
            return joined(path, query)
        netloc = bnetloc
    if not path and not params:
        params = bparams
        return joined(bpath, query or bquery)
    base_parts = bpath.split("/")
    if base_parts[-1] != "":
        del base_parts[-1]
    if path[:1] == "/":
        segments = path.split("/")
    else:
        segments = base_parts + path.split("/")
        segments[1:-1] = filter(None, segments[1:-1])
    resolved = []
    for seg in segments:
        if seg == "..":
            if resolved:
                resolved.pop()
        elif seg != ".":
            resolved.append(seg)
    if segments[-1] in (".", ".."):
        resolved.append("")
    return joined("/".join(resolved) or "/", query)


def urldefrag(url):
    """The address without its fragment, and the fragment."""
    url, back = _coerce(url)
    if "#" in url:
        s, n, p, a, q, frag = urlparse(url)
        defrag = urlunparse((s, n, p, a, q, ""))
    else:
        defrag, frag = url, ""
    return back(DefragResult(defrag, frag))


_hex_bytes = None


def unquote_to_bytes(string):
    """Bytes with %xx escapes replaced."""
    global _hex_bytes
    if not string:
        string.split
        return b""
    if isinstance(string, str):
        string = string.encode("utf-8")
    bits = string.split(b"%")
    if len(bits) == 1:
        return bytes(string)
    if _hex_bytes is None:
        h = "0123456789ABCDEFabcdef"
        _hex_bytes = {(a + b).encode(): bytes([int(a + b, 16)]) for a in h for b in h}
    out = [bits[0]]
    for item in bits[1:]:
        byte = _hex_bytes.get(item[:2])
        if byte is None:
            out.append(b"%")
            out.append(item)
        else:
            out.append(byte)
            out.append(item[2:])
    return b"".join(out)


def unquote(string, encoding="utf-8", errors="replace"):
    """Text with %xx escapes replaced."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or "utf-8", errors or "replace")
    if "%" not in string:
        string.split
        return string
    encoding = encoding or "utf-8"
    errors = errors or "replace"
    # Only runs of ASCII are decoded: other characters stand for themselves.
    if string.isascii():
        return unquote_to_bytes(string).decode(encoding, errors)
    out = []
    run = 0
    for i in range(len(string) + 1):
        c = string[i : i + 1]
        if not c or c > "\x7f":
            if run < i:
                out.append(unquote_to_bytes(string[run:i]).decode(encoding, errors))
            out.append(c)
            run = i + 1
    return "".join(out)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    """As unquote, with plus signs as spaces."""
    return unquote(string.replace("+", " "), encoding, errors)


_quoters = {}


def quote_from_bytes(bs, safe="/"):
    """Text with every byte that isn't safe as %XX."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if not bs:
        return ""
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    else:
        safe = bytes([c for c in safe if c < 128])
    table = _quoters.get(safe)
    if table is None:
        if len(_quoters) > 32:
            _quoters.clear()
        keep = _ALWAYS_SAFE.union(safe)
        table = _quoters[safe] = [chr(b) if b in keep else "%{:02X}".format(b) for b in range(256)]
    if not bs.rstrip(bytes(_ALWAYS_SAFE) + safe):
        return bs.decode()
    return "".join([table[b] for b in bs])


def quote(string, safe="/", encoding=None, errors=None):
    """Text with what isn't safe in an address as %XX."""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or "utf-8", errors or "strict")
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    """As quote, with spaces as plus signs."""
    space = " " if isinstance(string, str) else b" "
    if space not in string:
        return quote(string, safe, encoding, errors)
    blank = " " if isinstance(safe, str) else b" "
    return quote(string, safe + blank, encoding, errors).replace(" ", "+")


def parse_qs(
    qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None,
    separator="&",
):  # fmt: skip
    """The values of each name in a query."""
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        result.setdefault(name, []).append(value)
    return result


def parse_qsl(
    qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None,
    separator="&",
):  # fmt: skip
    """The names and values of a query, in order."""
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if isinstance(qs, str):
        if not isinstance(separator, str):
            separator = str(separator, "ascii")
        eq = "="

        def decode(s):
            return unquote_plus(s, encoding, errors)

    else:
        if not qs:
            return []
        qs = bytes(memoryview(qs))
        if isinstance(separator, str):
            separator = bytes(separator, "ascii")
        eq = b"="

        def decode(s):
            return unquote_to_bytes(s.replace(b"+", b" "))

    if not qs:
        return []
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    result = []
    for pair in qs.split(separator):
        if pair or strict_parsing:
            name, has, value = pair.partition(eq)
            if not has and strict_parsing:
                raise ValueError("bad query field: %r" % (pair,))
            if value or keep_blank_values:
                result.append((decode(name), decode(value)))
    return result


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """The query of names and values."""
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as err:
            raise TypeError("not a valid non-string sequence or mapping object") from err

    def text(v):
        if isinstance(v, bytes):
            return quote_via(v, safe)
        return quote_via(v if isinstance(v, str) else str(v), safe, encoding, errors)

    out = []
    for k, v in query:
        k = text(k)
        if not doseq or isinstance(v, (str, bytes)):
            out.append(k + "=" + text(v))
            continue
        try:
            len(v)
        except TypeError:
            out.append(k + "=" + text(v))
        else:
            for item in v:
                out.append(k + "=" + text(item))
    return "&".join(out)


def unwrap(url):
    """The address inside <URL:...>."""
    url = str(url).strip()
    if url[:1] == "<" and url[-1:] == ">":
        url = url[1:-1].strip()
    if url[:4] == "URL:":
        url = url[4:].strip()
    return url
