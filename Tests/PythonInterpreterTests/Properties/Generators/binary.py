"""struct, base64, binascii, hashes and array: bytes that others must be able to read."""

from values import data, floating, integer, text

PRELUDE = "import struct, base64, binascii, hashlib\n"
CODES = {"b": 8, "B": 8, "h": 16, "H": 16, "i": 32, "I": 32, "l": 32, "L": 32, "q": 64, "Q": 64}


def packed(rng):
    order = rng.choice(["<", ">", "!", "=", "@", ""])
    codes, values = "", []
    for _ in range(rng.randrange(1, 6)):
        code = rng.choice("bBhHiIlLqQfd?cxs")
        if code in CODES:
            width = CODES[code]
            values.append(str(rng.choice([rng.getrandbits(width), rng.getrandbits(width - 1), -rng.getrandbits(width - 1), integer(rng)])))
        elif code in "fd":
            values.append(repr(floating(rng)))
        elif code == "?":
            values.append(rng.choice(["True", "False", "0", "[]"]))
        elif code == "c":
            values.append(repr(bytes([rng.randrange(256)])))
        elif code == "s":
            code = f"{rng.randrange(0, 6)}s"
            values.append(repr(data(rng, 6)))
        else:
            code = f"{rng.randrange(0, 4)}x"
        codes += code
    return order + codes, values


def case(rng):
    layout, values = packed(rng)
    written = data(rng, 24)
    return "attempt(lambda: " + rng.choice([
        f"struct.pack({layout!r}, {', '.join(values)})",
        f"struct.unpack({layout!r}, struct.pack({layout!r}, {', '.join(values)}))",
        f"struct.calcsize({layout!r})",
        f"list(struct.iter_unpack({rng.choice(['<h', '>I', '<d', 'B', '<f', '>q'])!r}, {rng.randbytes(16)!r}))",
        f"base64.b64encode({written!r})", f"base64.urlsafe_b64encode({written!r})", f"base64.b32encode({written!r})", f"base64.b85encode({written!r})", f"base64.a85encode({written!r})", f"base64.b16encode({written!r})",
        f"base64.b64decode({written!r})", f"base64.b64decode(base64.b64encode({written!r}) + b'=')", f"base64.b64decode({written!r}, validate=True)", f"base64.b32decode(base64.b32encode({written!r}).lower(), True)", f"base64.b85decode(base64.b85encode({written!r}))",
        f"binascii.hexlify({written!r}, '-')", f"binascii.unhexlify({written.hex()[:-1] if rng.randrange(3) == 0 else written.hex()!r})" if written else "0", f"binascii.crc32({written!r}, {rng.getrandbits(32)})",
        f"hashlib.{rng.choice(['md5', 'sha1', 'sha256', 'sha512', 'sha224', 'sha384', 'sha3_256', 'blake2b', 'blake2s'])}({written!r} * {rng.choice([1, 3, 10])}).hexdigest()",
        f"bytes.fromhex({ascii(text(rng, 6, '0123456789abcdefg  '))})",
    ]) + ")"
