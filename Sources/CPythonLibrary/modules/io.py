"""Streams in memory, and text over bytes. Files come from open(), which the host provides."""

__all__ = [
    "BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO", "BufferedIOBase",
    "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase", "TextIOWrapper",
    "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE", "IncrementalNewlineDecoder",
    "text_encoding",
]  # fmt: skip

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 131072
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    """What this stream cannot do."""

    __module__ = "io"


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """A file of the virtual file system."""
    import builtins

    return builtins.open(file, mode, buffering, encoding, errors, newline, closefd, opener)


def open_code(path):
    return open(path, "rb")


def text_encoding(encoding, stacklevel=2):
    return "utf-8" if encoding is None else encoding


class IOBase:
    """What all streams do."""

    __module__ = "io"
    _closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    @property
    def closed(self):
        return self._closed

    def flush(self):
        self._check()

    def seek(self, offset, whence=0):
        self._unsupported("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None):
        self._unsupported("truncate")

    def fileno(self):
        self._unsupported("fileno")

    def isatty(self):
        self._check()
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self, size=-1):
        out = bytearray()
        while size is None or size < 0 or len(out) < size:
            b = self.read(1)
            if not b:
                break
            out += b
            if b == b"\n":
                break
        return bytes(out)

    def readlines(self, hint=None):
        if hint is None or hint <= 0:
            return list(self)
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if total > hint:
                break
        return lines

    def writelines(self, lines):
        self._check()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Bytes without a buffer; a subclass gives readinto() and write()."""

    __module__ = "io"

    def read(self, size=-1):
        if size is None or size < 0:
            return self.readall()
        b = bytearray(size)
        n = self.readinto(b)
        if n is None:
            return None
        return bytes(b[:n])

    def readall(self):
        parts = []
        while data := self.read(DEFAULT_BUFFER_SIZE):
            parts.append(data)
        return b"".join(parts)

    def readinto(self, b):
        self._unsupported("readinto")

    def write(self, b):
        self._unsupported("write")


class BufferedIOBase(IOBase):
    """Bytes that are read and written in full."""

    __module__ = "io"

    def read(self, size=-1):
        self._unsupported("read")

    def read1(self, size=-1):
        return self.read(size)

    def readinto(self, b):
        data = self.read(len(b))
        b[: len(data)] = data
        return len(data)

    readinto1 = readinto

    def write(self, b):
        self._unsupported("write")

    def detach(self):
        self._unsupported("detach")


class TextIOBase(IOBase):
    """Characters."""

    __module__ = "io"
    encoding = None
    newlines = None
    errors = None

    def read(self, size=-1):
        self._unsupported("read")

    def write(self, s):
        self._unsupported("write")

    def readline(self, size=-1):
        self._unsupported("readline")

    def detach(self):
        self._unsupported("detach")


def _size(size):
    if size is None:
        return -1
    if not isinstance(size, int):
        try:
            return size.__index__()
        except AttributeError:
            raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'") from None
    return size


def _whence(whence):
    raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")


class BytesIO(BufferedIOBase):
    """A binary file in memory."""

    __module__ = "io"

    def __init__(self, initial_bytes=b""):
        self._buf = bytearray()
        self._pos = 0
        if initial_bytes is not None:
            if isinstance(initial_bytes, (str, int)):
                raise TypeError(f"a bytes-like object is required, not '{type(initial_bytes).__name__}'")
            self._buf += initial_bytes

    def __getstate__(self):
        self._check()
        return self.getvalue(), self._pos, None

    def __setstate__(self, state):
        self._buf = bytearray(state[0])
        self._pos = state[1]

    def __reduce__(self):
        return self.__class__, (), self.__getstate__()

    def getvalue(self):
        self._check()
        return bytes(self._buf)

    def getbuffer(self):
        self._check()
        return memoryview(self._buf)

    def close(self):
        if not self._closed:
            self._closed = True
            self._buf = bytearray()

    def read(self, size=-1, /):
        self._check()
        size = _size(size)
        start = self._pos
        end = len(self._buf)
        if size >= 0:
            end = min(end, start + size)
        if end <= start:
            return b""
        self._pos = end
        return bytes(self._buf[start:end])

    def read1(self, size=-1, /):
        return self.read(size)

    def readline(self, size=-1, /):
        self._check()
        size = _size(size)
        start = self._pos
        end = self._buf.find(b"\n", start) + 1
        if not end:
            end = len(self._buf)
        if size >= 0:
            end = min(end, start + size)
        if end <= start:
            return b""
        self._pos = end
        return bytes(self._buf[start:end])

    def readlines(self, hint=None, /):
        return IOBase.readlines(self, hint and hint - 1) if hint != 1 else [self.readline()]

    def write(self, b, /):
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if not isinstance(b, (bytes, bytearray)):
            b = memoryview(b).tobytes()
        n = len(b)
        if not n:
            return 0
        at = self._pos
        size = len(self._buf)
        if at == size:
            self._buf += b
        else:
            if at > size:
                self._buf += bytes(at - size)
            self._buf[at : at + n] = b
        self._pos = at + n
        return n

    def seek(self, pos, whence=0, /):
        self._check()
        if not isinstance(pos, int):
            raise TypeError(f"'{type(pos).__name__}' object cannot be interpreted as an integer")
        if whence == 0:
            if pos < 0:
                raise ValueError(f"negative seek value {pos}")
        elif whence == 1:
            pos += self._pos
        elif whence == 2:
            pos += len(self._buf)
        else:
            _whence(whence)
        self._pos = max(0, pos)
        return self._pos

    def tell(self):
        self._check()
        return self._pos

    def truncate(self, size=None, /):
        self._check()
        if size is None:
            size = self._pos
        elif size < 0:
            raise ValueError(f"negative size value {size}")
        del self._buf[size:]
        return size

    def readable(self):
        self._check()
        return True

    writable = seekable = readable


class StringIO(TextIOBase):
    """A text file in memory."""

    __module__ = "io"

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        # The text is a string, and what was written at its end is a list that joins it when it is read.
        self._text = ""
        self._more = []
        self._size = 0
        self._pos = 0
        self._newline = newline
        self._translate = newline is None
        self._seen = set()
        if initial_value is not None:
            if not isinstance(initial_value, str):
                raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
            if initial_value:
                self.write(initial_value)
                self._pos = 0

    def __getstate__(self):
        self._check()
        return self.getvalue(), self._newline, self._pos, None

    def __setstate__(self, state):
        self._text, self._newline, self._pos = state[:3]
        self._size = len(self._text)

    def __reduce__(self):
        return self.__class__, ("", self._newline), self.__getstate__()

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file")

    def _flat(self):
        if self._more:
            self._text += "".join(self._more)
            self._more = []
        return self._text

    def getvalue(self):
        self._check()
        return self._flat()

    def close(self):
        if not self._closed:
            self._closed = True
            self._text = ""
            self._more = []

    line_buffering = False

    @property
    def newlines(self):
        if not self._translate or not self._seen:
            return None
        kinds = tuple(k for k in ("\r", "\n", "\r\n") if k in self._seen)
        return kinds[0] if len(kinds) == 1 else kinds

    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        n = len(s)
        if not n:
            return 0
        newline = self._newline
        if newline == "\n":
            pass
        elif newline is None:
            if "\r" in s or "\n" in s:
                rest = s.replace("\r\n", "")
                if len(rest) != n:
                    self._seen.add("\r\n")
                for kind in "\r", "\n":
                    if kind in rest:
                        self._seen.add(kind)
                s = s.replace("\r\n", "\n").replace("\r", "\n")
        elif newline:
            s = s.replace("\n", newline)
        at = self._pos
        size = len(s)
        if at == self._size:
            self._more.append(s)
            self._pos = self._size = at + size
            return n
        text = self._flat()
        if at > self._size:
            text += "\0" * (at - self._size)
        self._text = text[:at] + s + text[at + size :]
        self._size = len(self._text)
        self._pos = at + size
        return n

    def read(self, size=-1, /):
        self._check()
        size = _size(size)
        start = self._pos
        if start >= self._size:
            return ""
        end = self._size if size < 0 else min(self._size, start + size)
        self._pos = end
        return self._flat()[start:end]

    def readline(self, size=-1, /):
        self._check()
        size = _size(size)
        start = self._pos
        if start >= self._size:
            return ""
        end = _line_end(self._flat(), start, self._newline)
        if size >= 0:
            end = min(end, start + size)
        self._pos = end
        return self._text[start:end]

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0:
            if pos < 0:
                raise ValueError(f"Negative seek position {pos}")
            self._pos = pos
        elif whence not in (1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        elif pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        elif whence == 2:
            self._pos = self._size
        return self._pos

    def tell(self):
        self._check()
        return self._pos

    def truncate(self, size=None, /):
        self._check()
        if size is None:
            size = self._pos
        elif size < 0:
            raise ValueError(f"Negative size value {size}")
        if size < self._size:
            self._text = self._flat()[:size]
            self._size = size
        return size

    def readable(self):
        self._check()
        return True

    writable = seekable = readable


def _line_end(text, start, newline):
    """Where the line that begins at `start` ends, its newline included."""
    if newline == "":
        n = text.find("\n", start)
        r = text.find("\r", start, n if n >= 0 else len(text))
        if r >= 0:
            return r + (2 if text.startswith("\n", r + 1) else 1)
    else:
        kind = newline or "\n"
        n = text.find(kind, start)
        if n >= 0:
            return n + len(kind)
    return len(text) if n < 0 else n + 1


class _Buffered(BufferedIOBase):
    """A front of a raw stream that reads and writes in full."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("invalid buffer size")
        self.raw = raw

    @property
    def closed(self):
        return self.raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def __repr__(self):
        return f"<_io.{type(self).__name__}>"

    def close(self):
        if self.raw is not None and not self.closed:
            self.flush()
            self.raw.close()

    def detach(self):
        raw, self.raw = self.raw, None
        return raw

    def flush(self):
        self._check()
        self.raw.flush()

    def seek(self, pos, whence=0):
        return self.raw.seek(pos, whence)

    def tell(self):
        return self.raw.tell()

    def truncate(self, pos=None):
        return self.raw.truncate(self.tell() if pos is None else pos)

    def seekable(self):
        return self.raw.seekable()


class BufferedReader(_Buffered):
    __module__ = "io"
    _ahead = b""

    def readable(self):
        return self.raw.readable()

    def peek(self, size=0):
        if not self._ahead:
            self._ahead = self.raw.read(8192) or b""
        return self._ahead

    def read(self, size=-1):
        self._check()
        size = _size(size)
        parts = [self._ahead]
        have = len(self._ahead)
        while size < 0 or have < size:
            more = self.raw.read(8192)
            if not more:
                break
            parts.append(more)
            have += len(more)
        data = b"".join(parts)
        if size < 0:
            self._ahead = b""
            return data
        self._ahead = data[size:]
        return data[:size]

    def read1(self, size=-1):
        if not self._ahead:
            self.peek()
        size = _size(size)
        data = self._ahead if size < 0 else self._ahead[:size]
        self._ahead = self._ahead[len(data) :]
        return data

    def readline(self, size=-1):
        self._check()
        size = _size(size)
        data = self._ahead
        while True:
            end = data.find(b"\n") + 1
            if end or 0 <= size <= len(data):
                break
            more = self.raw.read(8192)
            if not more:
                break
            data += more
        end = end or len(data)
        if size >= 0:
            end = min(end, size)
        self._ahead = data[end:]
        return data[:end]

    def seek(self, pos, whence=0):
        if whence == 1:
            pos -= len(self._ahead)
        self._ahead = b""
        return self.raw.seek(pos, whence)

    def tell(self):
        return self.raw.tell() - len(self._ahead)


class BufferedWriter(_Buffered):
    __module__ = "io"

    def writable(self):
        return self.raw.writable()

    def write(self, b):
        if self.closed:
            raise ValueError("write to closed file")
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        view = bytes(b)
        done = 0
        while done < len(view):
            n = self.raw.write(view[done:])
            if not n:
                raise BlockingIOError(11, "write could not complete without blocking", done)
            done += n
        return done


class BufferedRandom(BufferedReader):
    __module__ = "io"

    def writable(self):
        return self.raw.writable()

    def write(self, b):
        if self._ahead:
            self.seek(0, 1)
        return BufferedWriter.write(self, b)


class BufferedRWPair(BufferedIOBase):
    """One stream to read and another to write."""

    __module__ = "io"

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        self.reader = BufferedReader(reader)
        self.writer = BufferedWriter(writer)

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=-1):
        return self.reader.readline(size)

    def peek(self, size=0):
        return self.reader.peek(size)

    def write(self, b):
        return self.writer.write(b)

    def readable(self):
        return True

    writable = readable

    def flush(self):
        self.writer.flush()

    def close(self):
        try:
            self.writer.close()
        finally:
            self.reader.close()

    @property
    def closed(self):
        return self.writer.closed


class FileIO(RawIOBase):
    """Refused: a descriptor is nothing that a program here can have."""

    __module__ = "io"

    def __init__(self, *args, **kwargs):
        raise PermissionError("io.FileIO is not available in the interpreter runtime; use open()")


class IncrementalNewlineDecoder:
    """Turns every kind of newline into one, across calls."""

    def __init__(self, decoder, translate, errors="strict"):
        self.decoder = decoder
        self.translate = translate
        self._pending = False

    def decode(self, input, final=False):
        text = input if self.decoder is None else self.decoder.decode(input, final=final)
        if self._pending and (text or final):
            text = "\r" + text
            self._pending = False
        if text.endswith("\r") and not final:
            text = text[:-1]
            self._pending = True
        if self.translate:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def reset(self):
        self._pending = False
        if self.decoder is not None:
            self.decoder.reset()


class TextIOWrapper(TextIOBase):
    """Text over a binary stream."""

    __module__ = "io"

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if encoding is not None and not isinstance(encoding, str):
            raise TypeError(f"TextIOWrapper() argument 'encoding' must be str or None, not {type(encoding).__name__}")
        self._buffer = buffer
        self._encoding = "utf-8" if encoding in (None, "locale") else encoding
        "".encode(self._encoding)
        self._errors = errors or "strict"
        self._newline = newline
        self.line_buffering = line_buffering
        self.write_through = write_through
        # What was read and decoded but not asked for, and where in it reading stands.
        self._ahead = ""
        self._at = 0

    encoding = property(lambda self: self._encoding)
    errors = property(lambda self: self._errors)
    buffer = property(lambda self: self._buffer)
    name = property(lambda self: self._buffer.name)

    def __repr__(self):
        name = getattr(self._buffer, "name", None)
        return f"<_io.TextIOWrapper{'' if name is None else f' name={name!r}'} encoding={self._encoding!r}>"

    def reconfigure(self, *, encoding=None, errors=None, newline=False, line_buffering=None, write_through=None):
        if (encoding is not None or newline is not False) and self._at < len(self._ahead):
            raise UnsupportedOperation("It is not possible to set the encoding or newline of stream after the first read")
        if encoding is not None:
            self._encoding = encoding
            self._errors = errors or "strict"
        elif errors is not None:
            self._errors = errors
        if newline is not False:
            self._newline = newline
        if line_buffering is not None:
            self.line_buffering = line_buffering

    @property
    def closed(self):
        return self._buffer.closed

    def close(self):
        if self._buffer is not None and not self.closed:
            self._buffer.close()

    def detach(self):
        buffer, self._buffer = self._buffer, None
        return buffer

    def flush(self):
        self._check()
        self._buffer.flush()

    def readable(self):
        return self._buffer.readable()

    def writable(self):
        return self._buffer.writable()

    def seekable(self):
        return self._buffer.seekable()

    def isatty(self):
        return self._buffer.isatty()

    def fileno(self):
        return self._buffer.fileno()

    def write(self, s, /):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if not isinstance(s, str):
            raise TypeError(f"write() argument must be str, not {type(s).__name__}")
        n = len(s)
        if self._newline not in (None, "", "\n"):
            s = s.replace("\n", self._newline)
        if self._at < len(self._ahead):
            self.seek(self.tell())
        self._buffer.write(s.encode(self._encoding, self._errors))
        return n

    def _fill(self):
        """Decodes all that the binary stream still holds."""
        if not self.readable():
            raise UnsupportedOperation("not readable")
        data = self._buffer.read()
        if data:
            text = data.decode(self._encoding, self._errors)
            if self._newline is None and "\r" in text:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            self._ahead = self._ahead[self._at :] + text
            self._at = 0

    def read(self, size=-1, /):
        self._check()
        size = _size(size)
        start = self._at
        if size < 0 or len(self._ahead) - start < size:
            self._fill()
            start = self._at
        end = len(self._ahead) if size < 0 else min(len(self._ahead), start + size)
        self._at = end
        return self._ahead[start:end]

    def readline(self, size=-1, /):
        self._check()
        size = _size(size)
        if self._at >= len(self._ahead):
            self._fill()
        start = self._at
        end = _line_end(self._ahead, start, self._newline)
        if size >= 0:
            end = min(end, start + size)
        self._at = end
        return self._ahead[start:end]

    def seek(self, cookie, whence=0, /):
        self._check()
        if whence == 1:
            if cookie:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            cookie = self.tell()
        elif whence == 2:
            if cookie:
                raise UnsupportedOperation("can't do nonzero end-relative seeks")
            self._ahead = ""
            self._at = 0
            return self._buffer.seek(0, 2)
        elif whence != 0:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if cookie < 0:
            raise ValueError(f"negative seek position {cookie}")
        self._ahead = ""
        self._at = 0
        return self._buffer.seek(cookie)

    def tell(self):
        self._check()
        # Exact unless newlines were translated on the way in.
        rest = self._ahead[self._at :]
        return self._buffer.tell() - len(rest.encode(self._encoding, self._errors))

    def truncate(self, pos=None):
        return self._buffer.truncate(self.tell() if pos is None else pos)
