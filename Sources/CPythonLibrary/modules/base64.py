"""Bytes as text: Base16, 32, 64 and the 85s."""

import binascii

__all__ = [
    "encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode",
    "b32hexencode", "b32hexdecode", "b16encode", "b16decode", "b85encode", "b85decode", "a85encode", "a85decode",
    "z85encode", "z85decode", "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode",
]  # fmt: skip

_ALPHABET32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_ALPHABET32HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
_ALPHABET85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_ALPHABETZ85 = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"
_URL = bytes.maketrans(b"+/", b"-_")
_UNURL = bytes.maketrans(b"-_", b"+/")


def _input(s):
    if isinstance(s, str):
        if not s.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return s.encode("ascii")
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError(
            "argument should be a bytes-like object or ASCII string, not %r" % s.__class__.__name__
        ) from None


def _data(s):
    if isinstance(s, (bytes, bytearray)):
        return s
    return memoryview(s).tobytes()


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _input(s)
    if altchars is not None:
        altchars = _input(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s).translate(_URL)


def urlsafe_b64decode(s):
    return b64decode(_input(s).translate(_UNURL))


def _encode32(alphabet, s):
    s = _data(s)
    lack = -len(s) % 5
    s = bytes(s) + bytes(lack)
    out = bytearray()
    for i in range(0, len(s), 5):
        n = int.from_bytes(s[i : i + 5], "big")
        for shift in 35, 30, 25, 20, 15, 10, 5, 0:
            out.append(alphabet[n >> shift & 31])
    if lack:
        pad = (0, 1, 3, 4, 6)[lack]
        out[-pad:] = b"=" * pad
    return bytes(out)


def _decode32(alphabet, s, casefold=False, map01=None):
    s = _input(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _input(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    size = len(s)
    s = s.rstrip(b"=")
    pad = size - len(s)
    values = {c: i for i, c in enumerate(alphabet)}
    out = bytearray()
    n = 0
    for i in range(0, len(s), 8):
        chunk = s[i : i + 8]
        n = 0
        try:
            for c in chunk:
                n = n << 5 | values[c]
        except KeyError:
            raise binascii.Error("Non-base32 digit found") from None
        if len(chunk) == 8:
            out += n.to_bytes(5, "big")
    if size % 8 or pad not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    if pad and s:
        out += (n << 5 * pad).to_bytes(5, "big")[: (43 - 5 * pad) // 8]
    elif pad:
        raise binascii.Error("Incorrect padding")
    return bytes(out)


def b32encode(s):
    return _encode32(_ALPHABET32, s)


def b32decode(s, casefold=False, map01=None):
    return _decode32(_ALPHABET32, s, casefold, map01)


def b32hexencode(s):
    return _encode32(_ALPHABET32HEX, s)


def b32hexdecode(s, casefold=False):
    return _decode32(_ALPHABET32HEX, s, casefold)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _input(s)
    if casefold:
        s = s.upper()
    if s.translate(None, b"0123456789ABCDEF"):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


def _encode85(b, alphabet, pad, zero=False, spaces=False):
    b = _data(b)
    lack = -len(b) % 4
    b = bytes(b) + bytes(lack)
    out = bytearray()
    last = len(b) - 4
    for i in range(0, len(b), 4):
        n = int.from_bytes(b[i : i + 4], "big")
        if zero and not n:
            if i == last and lack and not pad:
                out += bytes([alphabet[0]]) * (5 - lack)
                return bytes(out)
            out += b"z"
        elif spaces and n == 0x20202020:
            out += b"y"
        else:
            n, e = divmod(n, 85)
            n, d = divmod(n, 85)
            n, c = divmod(n, 85)
            a, n = divmod(n, 85)
            out += bytes((alphabet[a], alphabet[n], alphabet[c], alphabet[d], alphabet[e]))
    if lack and not pad:
        del out[-lack:]
    return bytes(out)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    result = _encode85(b, bytes(range(33, 118)), pad, True, foldspaces)
    if adobe:
        result = b"<~" + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [result[i : i + wrapcol] for i in range(0, len(result), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        result = b"\n".join(lines)
    if adobe:
        result += b"~>"
    return result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    b = _input(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with {!r}".format(b"~>"))
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    out = bytearray()
    group = []
    # Four digits more than there are complete the last group; what they stand for is cut off again.
    for x in bytes(b) + b"u" * 4:
        if 33 <= x <= 117:
            group.append(x - 33)
            if len(group) == 5:
                n = 0
                for digit in group:
                    n = n * 85 + digit
                if n > 0xFFFFFFFF:
                    raise ValueError("Ascii85 overflow")
                out += n.to_bytes(4, "big")
                group = []
        elif x == 122:
            if group:
                raise ValueError("z inside Ascii85 5-tuple")
            out += b"\0\0\0\0"
        elif foldspaces and x == 121:
            if group:
                raise ValueError("y inside Ascii85 5-tuple")
            out += b"    "
        elif x not in ignorechars:
            raise ValueError("Non-Ascii85 digit found: %c" % x)
    lack = 4 - len(group)
    if lack:
        del out[-lack:]
    return bytes(out)


def b85encode(b, pad=False):
    return _encode85(b, _ALPHABET85, pad)


def _decode85(b, alphabet, name):
    b = _input(b)
    values = {c: i for i, c in enumerate(alphabet)}
    lack = -len(b) % 5
    top = alphabet[84:85]
    b = bytes(b) + top * lack
    out = bytearray()
    for i in range(0, len(b), 5):
        n = 0
        for j in range(i, i + 5):
            digit = values.get(b[j])
            if digit is None:
                raise ValueError("bad %s character at position %d" % (name, j))
            n = n * 85 + digit
        if n > 0xFFFFFFFF:
            raise ValueError("%s overflow in hunk starting at byte %d" % (name, i))
        out += n.to_bytes(4, "big")
    if lack:
        del out[-lack:]
    return bytes(out)


def b85decode(b):
    return _decode85(b, _ALPHABET85, "base85")


def z85encode(s):
    return _encode85(s, _ALPHABETZ85, False)


def z85decode(s):
    return _decode85(s, _ALPHABETZ85, "z85")


def encodebytes(s):
    """Base64 in lines of 76 characters."""
    if isinstance(s, str):
        raise TypeError("expected bytes-like object, not str")
    s = _data(s)
    return b"".join([binascii.b2a_base64(s[i : i + 57]) for i in range(0, len(s), 57)])


def decodebytes(s):
    if isinstance(s, str):
        raise TypeError("expected bytes-like object, not str")
    return binascii.a2b_base64(s)


def encode(input, output):
    """Base64 of one binary file into another."""
    while True:
        s = input.read(57)
        while len(s) < 57:
            more = input.read(57 - len(s))
            if not more:
                break
            s += more
        if not s:
            return
        output.write(binascii.b2a_base64(s))


def decode(input, output):
    """The reverse of encode."""
    while True:
        line = input.readline()
        if not line:
            return
        output.write(binascii.a2b_base64(line))
