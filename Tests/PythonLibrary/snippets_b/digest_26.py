import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


print(len(secrets.token_hex(8)), len(secrets.token_bytes()), len(secrets.token_urlsafe(6)), secrets.randbelow(1), secrets.choice([3]), secrets.randbits(0))
show(lambda: secrets.randbelow(0))
print(struct.pack('<IhB', 1, -2, 3), struct.unpack('>Q', bytes(8)), struct.calcsize('3s2x'), list(struct.iter_unpack('B', b'ab')), struct.Struct('<d').unpack(struct.pack('<d', 1.5)))
