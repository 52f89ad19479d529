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
    path = file if isinstance(file, str) else _path_of(file)
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    if not isinstance(buffering, int):
        raise TypeError(f"'{type(buffering).__name__}' object cannot be interpreted as an integer")
    for name, value in ("encoding", encoding), ("errors", errors):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"open() argument '{name}' must be str or None, not {type(value).__name__}")
    if opener is not None:
        raise PermissionError("open() with an opener is not available in the interpreter runtime")
    letters = set(mode)
    if letters - set("axrwb+t") or len(mode) > len(letters):
        raise ValueError(f"invalid mode: {mode!r}")
    binary = "b" in letters
    if binary and "t" in letters:
        raise ValueError("can't have text and binary mode at once")
    kinds = letters & set("axrw")
    if len(kinds) > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if not kinds:
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    if binary:
        for name, value in ("encoding", encoding), ("errors", errors), ("newline", newline):
            if value is not None:
                raise ValueError(f"binary mode doesn't take {'a' if name == 'newline' else 'an'} {name} argument")
    raw = FileIO(file, mode if binary and "t" not in mode else mode.replace("t", "").replace("b", ""), _path=path)
    if binary:
        if buffering == 0:
            return raw
        return _buffered(raw)
    if buffering == 0:
        raw.close()
        raise ValueError("can't have unbuffered text I/O")
    try:
        text = TextIOWrapper(
            _buffered(raw), "UTF-8" if encoding in (None, "locale") else encoding, errors, newline, buffering == 1
        )
    except BaseException:
        raw.close()
        raise
    text.mode = mode
    return text


def _path_of(file):
    """The path that is to be opened, as text."""
    if isinstance(file, int):
        raise PermissionError("open() of a descriptor is not available in the interpreter runtime, which has none")
    from posixpath import _text

    return _text(file)


def _buffered(raw):
    if raw._reads:
        return BufferedRandom(raw) if raw._writes else BufferedReader(raw)
    return BufferedWriter(raw)


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

    __module__ = "_io"

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

    __module__ = "_io"

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
    """A front of a raw stream that reads and writes in full.

    Files need no buffer: what is read and written is at hand. Their operations are those of the file itself.
    """

    # The file itself, if the stream is one.
    _file = None

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("invalid buffer size")
        self.raw = raw
        if type(raw) is FileIO:
            self._file = raw._handle

    @property
    def closed(self):
        return self.raw.closed if self._file is None else self._file.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def __repr__(self):
        name = getattr(self.raw, "name", None)
        return f"<_io.{type(self).__name__}{'' if name is None else f' name={name!r}'}>"

    def _open(self, what):
        if self.closed:
            raise ValueError(f"{what} of closed file")

    def close(self):
        if self.raw is not None and not self.closed:
            self.flush()
            self.raw.close()

    def detach(self):
        raw, self.raw = self.raw, None
        return raw

    def flush(self):
        self._open("flush")
        self.raw.flush()

    def seek(self, pos, whence=0):
        self._open("seek")
        if whence not in (0, 1, 2):
            _whence(whence)
        return self.raw.seek(pos, whence)

    def tell(self):
        self._check()
        return self.raw.tell()

    def truncate(self, pos=None):
        self._open("truncate")
        if not self.writable():
            self._unsupported("truncate")
        return self.raw.truncate(self.tell() if pos is None else pos)

    def isatty(self):
        return self.raw.isatty()

    def seekable(self):
        return self.raw.seekable()


class BufferedReader(_Buffered):
    __module__ = "_io"
    _ahead = b""

    def readable(self):
        return self.raw.readable()

    def peek(self, size=0):
        self._open("peek")
        if self._file is not None:
            at = self._file.tell()
            data = self._file.read(8192)
            self._file.seek(at)
            return data
        if not self._ahead:
            self._ahead = self.raw.read(8192) or b""
        return self._ahead

    def read(self, size=-1):
        self._open("read")
        size = _size(size)
        if size < -1:
            raise ValueError("read length must be non-negative or -1")
        if self._file is not None:
            return self._file.read(size)
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
        self._open("read")
        size = _size(size)
        if self._file is not None:
            return self._file.read(DEFAULT_BUFFER_SIZE if size < 0 else size)
        if not self._ahead:
            self.peek()
        data = self._ahead if size < 0 else self._ahead[:size]
        self._ahead = self._ahead[len(data) :]
        return data

    def readinto(self, b):
        self._open("readinto")
        return BufferedIOBase.readinto(self, b)

    readinto1 = readinto

    def readline(self, size=-1):
        self._open("readline")
        size = _size(size)
        if self._file is not None:
            return self._file.readline(size)
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
        self._open("seek")
        if whence == 1:
            pos -= len(self._ahead)
        elif whence not in (0, 2):
            _whence(whence)
        self._ahead = b""
        return self.raw.seek(pos, whence)

    def tell(self):
        self._check()
        return self.raw.tell() - len(self._ahead)


class BufferedWriter(_Buffered):
    __module__ = "_io"

    def writable(self):
        return self.raw.writable()

    def write(self, b):
        if self.closed:
            raise ValueError("write to closed file")
        if self._file is not None:
            return self._file.write(b)
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
    __module__ = "_io"

    def writable(self):
        return self.raw.writable()

    def write(self, b):
        if self._ahead:
            self.seek(0, 1)
        return BufferedWriter.write(self, b)


class BufferedRWPair(BufferedIOBase):
    """One stream to read and another to write."""

    __module__ = "_io"

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
    """A file of the virtual file system, without a buffer."""

    __module__ = "_io"

    def __init__(self, file, mode="r", closefd=True, opener=None, *, _path=None):
        from _files import open

        if _path is None:
            _path = _path_of(file)
        kind = mode.replace("b", "").replace("+", "").replace("t", "")
        if kind not in ("r", "w", "a", "x"):
            raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
        plus = "+" in mode
        self._reads = kind == "r" or plus
        self._writes = kind != "r" or plus
        creation = 0 if kind == "r" else 2 if kind == "x" else 1
        self._handle = open(_path, self._reads, self._writes, creation, kind == "w", kind == "a")
        self.name = file
        self._kind = kind

    closefd = True

    @property
    def mode(self):
        kind = "r" if self._kind == "w" else self._kind
        if self._kind == "w" and not self._reads:
            return "wb"
        return kind + "b" + ("+" if self._reads and self._writes else "")

    def __repr__(self):
        if self.closed:
            return "<_io.FileIO [closed]>"
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd=True>"

    def _check(self):
        if self._handle.closed:
            raise ValueError("I/O operation on closed file")

    @property
    def closed(self):
        return self._handle.closed

    def close(self):
        self._handle.close()

    def readable(self):
        self._check()
        return self._reads

    def writable(self):
        self._check()
        return self._writes

    def seekable(self):
        self._check()
        return True

    def _must_read(self):
        self._check()
        if not self._reads:
            raise UnsupportedOperation("File not open for reading")

    def _must_write(self):
        self._check()
        if not self._writes:
            raise UnsupportedOperation("File not open for writing")

    def read(self, size=-1, /):
        self._must_read()
        return self._handle.read(-1 if size is not None and size < 0 else size)

    def readall(self):
        self._must_read()
        return self._handle.read()

    def readinto(self, b, /):
        self._must_read()
        data = self._handle.read(len(b))
        b[: len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        self._must_read()
        return self._handle.readline(size)

    def write(self, b, /):
        self._must_write()
        return self._handle.write(b)

    def seek(self, pos, whence=0, /):
        self._check()
        return self._handle.seek(pos, whence)

    def tell(self):
        self._check()
        return self._handle.tell()

    def truncate(self, size=None, /):
        self._must_write()
        return self._handle.truncate(self._handle.tell() if size is None else size)

    def isatty(self):
        self._check()
        return False


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

    __module__ = "_io"

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            if not isinstance(newline, str):
                raise TypeError(f"TextIOWrapper() argument 'newline' must be str or None, not {type(newline).__name__}")
            raise ValueError(f"illegal newline value: {newline}")
        if encoding is not None and not isinstance(encoding, str):
            raise TypeError(f"TextIOWrapper() argument 'encoding' must be str or None, not {type(encoding).__name__}")
        self._buffer = buffer
        self._encoding = "UTF-8" if encoding in (None, "locale") else encoding
        "".encode(self._encoding)
        self._errors = errors or "strict"
        self._newline = newline
        self.line_buffering = line_buffering
        self.write_through = write_through
        self._start()

    def _start(self):
        # What was decoded but not asked for, where in it reading stands, and bytes that were not decoded yet.
        self._ahead = ""
        self._at = 0
        self._rest = b""
        # Ends of lines are bytes of their own in these encodings, so that text can be read in pieces.
        name = self._encoding.lower().replace("-", "_")
        self._pieces = name in ("utf_8", "utf8", "ascii", "us_ascii", "latin_1", "latin1", "iso_8859_1", "cp1252")
        self._seen = set()

    encoding = property(lambda self: self._encoding)
    errors = property(lambda self: self._errors)
    buffer = property(lambda self: self._buffer)
    name = property(lambda self: self._buffer.name)

    @property
    def newlines(self):
        kinds = tuple(k for k in ("\r", "\n", "\r\n") if k in self._seen)
        return None if not kinds else kinds[0] if len(kinds) == 1 else kinds

    def __repr__(self):
        parts = ""
        for key in "name", "mode":
            value = getattr(self._buffer if key == "name" else self, key, None)
            if value is not None:
                parts += f" {key}={value!r}"
        return f"<_io.TextIOWrapper{parts} encoding={self._encoding!r}>"

    def reconfigure(self, *, encoding=None, errors=None, newline=False, line_buffering=None, write_through=None):
        if (encoding is not None or newline is not False) and (self._at < len(self._ahead) or self._rest):
            raise UnsupportedOperation("It is not possible to set the encoding or newline of stream after the first read")
        if encoding is not None:
            self._encoding = encoding
            self._errors = errors or "strict"
            self._start()
        elif errors is not None:
            self._errors = errors
        if newline is not False:
            self._newline = newline
        if line_buffering is not None:
            self.line_buffering = line_buffering

    def _check(self):
        if self._buffer is None:
            raise ValueError("underlying buffer has been detached")
        if self._buffer.closed:
            raise ValueError("I/O operation on closed file.")

    @property
    def closed(self):
        return self._buffer.closed

    def close(self):
        if self._buffer is not None and not self.closed:
            self._ahead = ""
            self._at = 0
            self._rest = b""
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
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"write() argument must be str, not {type(s).__name__}")
        if not self.writable():
            raise UnsupportedOperation("not writable")
        n = len(s)
        if self._newline not in (None, "", "\n"):
            s = s.replace("\n", self._newline)
        if self._at < len(self._ahead) or self._rest:
            self.seek(self.tell())
        self._buffer.write(s.encode(self._encoding, self._errors))
        return n

    def _fill(self, everything=False):
        """Decodes more of the binary stream, or all of it; False at its end."""
        if not self.readable():
            raise UnsupportedOperation("not readable")
        if everything or not self._pieces:
            data = self._rest + self._buffer.read()
            self._rest = b""
        else:
            data = self._rest
            while True:
                more = self._buffer.read(8192 + len(data))
                data += more
                # A piece ends behind a line, and nothing is left of a character or a newline.
                end = data.rfind(b"\n") + 1
                if not more:
                    end = len(data)
                if end:
                    break
                if not more:
                    break
            self._rest = data[end:]
            data = data[:end]
        if not data:
            return False
        text = data.decode(self._encoding, self._errors)
        if self._newline in (None, ""):
            if "\r" in text:
                if self._newline is None:
                    rest = text.replace("\r\n", "")
                    for kind, found in ("\r\n", len(rest) < len(text)), ("\r", "\r" in rest), ("\n", "\n" in rest):
                        if found:
                            self._seen.add(kind)
                    text = text.replace("\r\n", "\n").replace("\r", "\n")
            elif "\n" in text:
                self._seen.add("\n")
        self._ahead = self._ahead[self._at :] + text
        self._at = 0
        return True

    def read(self, size=-1, /):
        self._check()
        size = _size(size)
        if size < 0:
            self._fill(True)
            start = self._at
            self._at = len(self._ahead)
            return self._ahead[start:]
        while len(self._ahead) - self._at < size and self._fill():
            pass
        start = self._at
        self._at = end = min(len(self._ahead), start + size)
        return self._ahead[start:end]

    def readline(self, size=-1, /):
        self._check()
        size = _size(size)
        while True:
            start = self._at
            end = _line_end(self._ahead, start, self._newline)
            if end < len(self._ahead) or 0 <= size <= end - start:
                break
            # A line that ends where the text does may go on, unless it has its end.
            if end > start and self._ahead.endswith(self._newline or "\n"):
                break
            if not self._fill():
                break
        start = self._at
        end = _line_end(self._ahead, start, self._newline)
        if size >= 0:
            end = min(end, start + size)
        self._at = end
        return self._ahead[start:end]

    def __next__(self):
        # Most lines are at hand.
        if self._newline is None:
            start = self._at
            end = self._ahead.find("\n", start) + 1
            if end:
                self._at = end
                return self._ahead[start:end]
        line = self.readline()
        if not line:
            raise StopIteration
        return line

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
            self._rest = b""
            return self._buffer.seek(0, 2)
        elif whence != 0:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if cookie < 0:
            raise ValueError(f"negative seek position {cookie}")
        self._ahead = ""
        self._at = 0
        self._rest = b""
        return self._buffer.seek(cookie)

    def tell(self):
        self._check()
        # Exact unless newlines were translated on the way in.
        rest = self._ahead[self._at :]
        return self._buffer.tell() - len(self._rest) - len(rest.encode(self._encoding, self._errors))

    def truncate(self, pos=None):
        self._check()
        return self._buffer.truncate(self.tell() if pos is None else pos)
