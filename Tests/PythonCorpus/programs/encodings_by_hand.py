"""Base64, base32, quoted text, UTF-8, varints and checksums by hand, compared with the library."""
import base64
import hashlib
import string
import textwrap
import zlib

ALPHABET = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"


def encode64(data):
    out = []
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]
        bits = int.from_bytes(chunk + b"\0" * (3 - len(chunk)), "big")
        letters = [ALPHABET[bits >> shift & 63] for shift in (18, 12, 6, 0)]
        out.append("".join(letters[:len(chunk) + 1]).ljust(4, "="))
    return "".join(out)


def decode64(text):
    text = "".join(text.split())
    if len(text) % 4:
        raise ValueError(f"length {len(text)} is not a multiple of 4")
    out = bytearray()
    for i in range(0, len(text), 4):
        group = text[i:i + 4]
        pad = group.count("=")
        bits = 0
        for char in group.replace("=", "A"):
            try:
                bits = bits << 6 | ALPHABET.index(char)
            except ValueError:
                raise ValueError(f"{char!r} is no base64 letter") from None
        out += bits.to_bytes(3, "big")[:3 - pad]
    return bytes(out)


def encode_bits(data, width, alphabet):
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % width)
    return "".join(alphabet[int(bits[i:i + width], 2)] for i in range(0, len(bits), width))


def utf8(text):
    out = bytearray()
    for char in text:
        code = ord(char)
        if code < 0x80:
            out.append(code)
            continue
        size = 2 if code < 0x800 else 3 if code < 0x10000 else 4
        tail = []
        for _ in range(size - 1):
            tail.append(0x80 | code & 0x3F)
            code >>= 6
        out.append((0xF00 >> size & 0xFF) | code)
        out += bytes(reversed(tail))
    return bytes(out)


def varint(n):
    out = bytearray()
    while True:
        n, low = n >> 7, n & 127
        out.append(low | (128 if n else 0))
        if not n:
            return bytes(out)


def varints(data):
    value = shift = 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value
            value = shift = 0
    if shift:
        raise ValueError("cut off")


def adler(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def crc_table():
    for n in range(256):
        for _ in range(8):
            n = n >> 1 ^ (0xEDB88320 if n & 1 else 0)
        yield n


TABLE = list(crc_table())


def crc(data):
    value = 0xFFFFFFFF
    for byte in data:
        value = value >> 8 ^ TABLE[(value ^ byte) & 255]
    return value ^ 0xFFFFFFFF


def luhn(number):
    digits = [int(d) for d in reversed(number)]
    return sum(d if i % 2 == 0 else sum(divmod(2 * d, 10)) for i, d in enumerate(digits)) % 10 == 0


def quoted(text):
    return "".join(c if c in string.ascii_letters + string.digits + "-._~" else "".join(f"%{b:02X}" for b in c.encode()) for c in text)


def dump(data):
    for i in range(0, len(data), 16):
        row = data[i:i + 16]
        yield f"{i:04x}  {row.hex(' '):<47}  {''.join(chr(b) if 32 <= b < 127 else '.' for b in row)}"


for data in (b"", b"f", b"fo", b"foo", b"foob", bytes(range(250, 256)), "héllo €".encode()):
    code = encode64(data)
    assert code == base64.b64encode(data).decode() and decode64(code) == data
    print(f"{data!r:<42}{code:<18}{encode_bits(data, 5, string.ascii_uppercase + '234567'):<18}{encode_bits(data, 4, '0123456789abcdef')}")
for bad in ("abc", "ab!=", "QUJD\nREVG"):
    try:
        print(decode64(bad))
    except ValueError as error:
        print(error)
text = "aé€😀"
print(utf8(text) == text.encode(), utf8(text).hex(" "), quoted("a b/ü"), base64.urlsafe_b64encode(b"\xff\xfe"), base64.b32encode(b"hi"), base64.b16decode("4142"))
numbers = [0, 1, 127, 128, 300, 2 ** 40]
packed = b"".join(map(varint, numbers))
print(packed.hex(), list(varints(packed)) == numbers)
data = b"The quick brown fox jumps over the lazy dog"
print(hex(adler(data)), hex(crc(data)), adler(data) == zlib.adler32(data), crc(data) == zlib.crc32(data))
print(*dump(data), sep="\n")
print([luhn(n) for n in ("4539578763621486", "4539578763621487", "0")], [hashlib.new(n, data).hexdigest()[:12] for n in ("md5", "sha1", "sha256")])
print(textwrap.fill(encode64(data * 2), 40))
