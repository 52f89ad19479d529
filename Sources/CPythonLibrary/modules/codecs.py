"""Encodings by name, and streams that encode and decode."""

import binascii

__all__ = [
    "BOM", "BOM_BE", "BOM_LE", "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_BE", "BOM_UTF16_LE", "BOM_UTF32", "BOM_UTF32_BE",
    "BOM_UTF32_LE", "Codec", "CodecInfo", "IncrementalDecoder", "IncrementalEncoder", "StreamReader",
    "StreamReaderWriter", "StreamWriter", "charmap_build", "decode", "encode", "getdecoder", "getencoder",
    "getincrementaldecoder", "getincrementalencoder", "getreader", "getwriter", "ignore_errors", "iterdecode",
    "iterencode", "lookup", "lookup_error", "open", "replace_errors", "strict_errors",
]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
BOM = BOM_UTF16 = BOM_LE
BOM_UTF32 = BOM_UTF32_LE

# Spellings of the encodings of text, by the names that they are known by.
_NAMES = {
    "utf-8": "utf_8 utf8 u8 utf cp65001 utf8_ucs2 utf8_ucs4",
    "utf-8-sig": "utf_8_sig utf8_sig",
    "ascii": "ascii us_ascii 646 us iso646_us ansi_x3.4_1968 ansi_x3_4_1968",
    "iso8859-1": "latin_1 latin1 latin l1 iso_8859_1 iso8859_1 8859 cp819 iso8859 ibm819",
    "utf-16": "utf_16 utf16 u16",
    "utf-16-le": "utf_16_le utf_16le utf16_le utf16le unicodelittleunmarked",
    "utf-16-be": "utf_16_be utf_16be utf16_be utf16be unicodebigunmarked",
    "utf-32": "utf_32 utf32 u32",
    "utf-32-le": "utf_32_le utf_32le utf32_le utf32le",
    "utf-32-be": "utf_32_be utf_32be utf32_be utf32be",
    "cp1252": "cp1252 windows_1252 1252",
    "iso8859-15": "iso8859_15 iso_8859_15 latin_9 latin9 l9",
    "unicode-escape": "unicode_escape unicodeescape",
    "raw-unicode-escape": "raw_unicode_escape rawunicodeescape",
    "rot13": "rot13 rot_13",
    "hex": "hex hex_codec",
    "base64": "base64 base64_codec base_64",
}
_NAMES = {spelling: name for name, spellings in _NAMES.items() for spelling in spellings.split()}
_NOT_TEXT = ("rot13", "hex", "base64")
# The codecs that read on where the last piece ended.
_MARKED = {"utf-8-sig": 3, "utf-16": 2, "utf-32": 4}
_UNITS = {"utf-16": 2, "utf-16-le": 2, "utf-16-be": 2, "utf-32": 4, "utf-32-le": 4, "utf-32-be": 4}


class Codec:
    """Encodes and decodes without a state."""

    _name = None

    def encode(self, input, errors="strict"):
        return _encode(self._name, input, errors), len(input)

    def decode(self, input, errors="strict"):
        return _decode(self._name, input, errors), len(input)


class CodecInfo(tuple):
    """What `lookup` finds."""

    def __new__(
        cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None,
        name=None, *, _is_text_encoding=None
    ):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        return f"<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>"


def _known(encoding):
    if not isinstance(encoding, str):
        raise TypeError(f"lookup() argument must be str, not {type(encoding).__name__}")
    name = _NAMES.get(encoding.lower().replace("-", "_").replace(" ", "_"))
    if name is None:
        raise LookupError(f"unknown encoding: {encoding}")
    return name


def _encode(name, value, errors="strict"):
    if name not in _NOT_TEXT:
        if not isinstance(value, str):
            raise TypeError(f"{name.replace('-', '_')}_encode() argument 1 must be str, not {type(value).__name__}")
        return value.encode(name, errors)
    if name == "rot13":
        return value.translate(_ROT13)
    if name == "hex":
        return binascii.b2a_hex(value)
    data = bytes(value)
    lines = [binascii.b2a_base64(data[start:start + 57]) for start in range(0, len(data), 57)]
    return b"".join(lines)


def _decode(name, value, errors="strict"):
    if name == "rot13":
        return value.translate(_ROT13)
    if isinstance(value, str):
        if name in ("unicode-escape", "raw-unicode-escape"):
            value = value.encode("utf-8")
        elif name in ("hex", "base64"):
            value = value.encode("ascii")
        else:
            raise TypeError("a bytes-like object is required, not 'str'")
    if name == "hex":
        return binascii.a2b_hex(value)
    if name == "base64":
        return binascii.a2b_base64(value)
    return bytes(value).decode(name, errors)


_ROT13 = {
    ord(letter): start + (ord(letter) - start + 13) % 26
    for start, letters in ((65, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), (97, "abcdefghijklmnopqrstuvwxyz"))
    for letter in letters
}


def encode(obj, encoding="utf-8", errors="strict"):
    return _encode(_known(encoding), obj, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    return _decode(_known(encoding), obj, errors)


class IncrementalEncoder:
    """Encodes a text that comes in pieces."""

    _name = None

    def __init__(self, errors="strict"):
        self.errors = errors
        self._begun = False

    def encode(self, input, final=False):
        result = _encode(self._name, input, self.errors)
        if self._begun and input:
            # Marks of byte order are for the beginning.
            result = result[_MARKED.get(self._name, 0):]
        elif input:
            self._begun = True
        else:
            result = result[:0]
        return result

    def reset(self):
        self._begun = False

    def getstate(self):
        return int(self._begun)

    def setstate(self, state):
        self._begun = bool(state)


class IncrementalDecoder:
    """Decodes bytes that come in pieces, which may end within a character."""

    _name = None

    def __init__(self, errors="strict"):
        self.errors = errors
        self.reset()

    def reset(self):
        self._rest = b""
        self._order = None

    def decode(self, input, final=False):
        data = self._rest + bytes(input)
        name = self._order or self._name
        if self._order is None and name in _MARKED:
            width = _MARKED[name]
            if len(data) < width and not final:
                self._rest = data
                return ""
            if name == "utf-8-sig":
                self._order = "utf-8"
                data = data.removeprefix(BOM_UTF8)
            elif data[:width] in ((BOM_UTF16_BE,) if width == 2 else (BOM_UTF32_BE,)):
                self._order = name + "-be"
                data = data[width:]
            else:
                self._order = name + "-le"
                data = data.removeprefix(BOM_UTF16_LE if width == 2 else BOM_UTF32_LE)
            name = self._order
        end = len(data) if final else self._complete(name, data)
        result = _decode(name, data[:end], self.errors)
        self._rest = data[end:]
        return result

    def _complete(self, name, data):
        """Where the last character that is not whole begins."""
        if name == "utf-8":
            for back in range(1, min(4, len(data)) + 1):
                byte = data[-back]
                if byte & 0xC0 == 0x80:
                    continue
                needed = 4 if byte >= 0xF0 else 3 if byte >= 0xE0 else 2 if byte >= 0xC0 else 1
                return len(data) - back if needed > back else len(data)
            return len(data)
        unit = _UNITS.get(name, 1)
        end = len(data) - len(data) % unit
        if unit == 2 and end:
            order = "big" if name.endswith("be") else "little"
            if 0xD800 <= int.from_bytes(data[end - 2:end], order) < 0xDC00:
                end -= 2
        return end

    def getstate(self):
        return (self._rest, 0)

    def setstate(self, state):
        self._rest = state[0]


BufferedIncrementalDecoder = IncrementalDecoder
BufferedIncrementalEncoder = IncrementalEncoder


class _Stream:
    _name = "utf-8"

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.stream.close()

    def reset(self):
        pass


class StreamWriter(_Stream):
    """Encodes what is written to it and writes that to a stream of bytes."""

    def __init__(self, stream, errors="strict"):
        super().__init__(stream, errors)
        self._encoder = getincrementalencoder(self._name)(errors)

    def write(self, object):
        self.stream.write(self._encoder.encode(object))

    def writelines(self, list):
        self.write("".join(list))


class StreamReader(_Stream):
    """Reads a stream of bytes and decodes them."""

    def __init__(self, stream, errors="strict"):
        super().__init__(stream, errors)
        self._decoder = getincrementaldecoder(self._name)(errors)
        self._text = ""

    def read(self, size=-1, chars=-1, firstline=False):
        wanted = chars if chars >= 0 else size
        while wanted < 0 or len(self._text) < wanted:
            data = self.stream.read(4096)
            self._text += self._decoder.decode(data, not data)
            if not data:
                break
        if wanted < 0:
            wanted = len(self._text)
        result, self._text = self._text[:wanted], self._text[wanted:]
        return result

    def readline(self, size=None, keepends=True):
        while True:
            lines = self._text.splitlines(True)
            if len(lines) > 1:
                break
            data = self.stream.read(4096)
            self._text += self._decoder.decode(data, not data)
            if not data:
                lines = self._text.splitlines(True)
                break
        if not lines:
            return ""
        line = lines[0]
        self._text = self._text[len(line):]
        return line if keepends else line.splitlines()[0]

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self._decoder.reset()
        self._text = ""

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line


class StreamReaderWriter:
    """A reader and a writer of one stream."""

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def seek(self, offset, whence=0):
        self.reader.seek(offset, whence)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.reader)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.stream.close()

    def __getattr__(self, name):
        return getattr(self.stream, name)


_infos = {}


def lookup(encoding, /):
    """The functions and classes of an encoding."""
    name = _known(encoding)
    if name not in _infos:
        members = {"_name": name}
        codec = type("Codec", (Codec,), members)()
        _infos[name] = CodecInfo(
            codec.encode, codec.decode, type("StreamReader", (StreamReader,), members),
            type("StreamWriter", (StreamWriter,), members),
            type("IncrementalEncoder", (IncrementalEncoder,), members),
            type("IncrementalDecoder", (IncrementalDecoder,), members), name, _is_text_encoding=name not in _NOT_TEXT)
    return _infos[name]


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    return lookup(encoding).incrementalencoder


def getincrementaldecoder(encoding):
    return lookup(encoding).incrementaldecoder


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = encoder.encode(input)
        if output:
            yield output
    output = encoder.encode("", True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = decoder.decode(input)
        if output:
            yield output
    output = decoder.decode(b"", True)
    if output:
        yield output


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """A file of the session whose text is encoded; line ends stay as they are."""
    import io

    if encoding is not None and "b" not in mode:
        mode += "b"
    file = io.open(filename, mode, buffering)
    if encoding is None:
        return file
    info = lookup(encoding)
    stream = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
    stream.encoding = encoding
    return stream


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    raise NotImplementedError("EncodedFile is not there; decode and encode what is read")


def _range_of(error):
    if not isinstance(error, UnicodeError):
        raise TypeError(f"don't know how to handle {type(error).__name__} in error callback")
    return error.object[error.start:error.end]


def strict_errors(exception):
    if isinstance(exception, Exception):
        raise exception
    raise TypeError("codec must pass exception instance")


def ignore_errors(exception):
    _range_of(exception)
    return "", exception.end


def replace_errors(exception):
    part = _range_of(exception)
    if isinstance(exception, UnicodeEncodeError):
        return "?" * len(part), exception.end
    return "\ufffd", exception.end


def xmlcharrefreplace_errors(exception):
    return "".join(f"&#{ord(c)};" for c in _range_of(exception)), exception.end


def backslashreplace_errors(exception):
    part = _range_of(exception)
    if isinstance(part, bytes):
        return "".join(f"\\x{byte:02x}" for byte in part), exception.end
    return part.encode("ascii", "backslashreplace").decode("ascii"), exception.end


def namereplace_errors(exception):
    return _range_of(exception).encode("ascii", "namereplace").decode("ascii"), exception.end


_handlers = {
    "strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors,
    "xmlcharrefreplace": xmlcharrefreplace_errors, "backslashreplace": backslashreplace_errors,
    "namereplace": namereplace_errors,
}


def lookup_error(name, /):
    """A handler of errors by its name."""
    try:
        return _handlers[name]
    except KeyError:
        raise LookupError(f"unknown error handler name '{name}'") from None


def register_error(errors, handler, /):
    raise NotImplementedError("handlers of one's own cannot be registered here")


def register(search_function, /):
    raise NotImplementedError("encodings of one's own cannot be registered here")


def charmap_build(decoding):
    return {ord(character): position for position, character in enumerate(decoding)}


def escape_decode(data, errors="strict"):
    """The bytes that an escaped literal stands for."""
    text = data if isinstance(data, str) else bytes(data).decode("latin-1")
    return text.encode("latin-1").decode("unicode_escape").encode("latin-1"), len(data)
