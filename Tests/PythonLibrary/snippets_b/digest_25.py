import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys
u = uuid.UUID('12345678-1234-5678-9234-567812345678')

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: {u: 1}[uuid.UUID(u.hex)], lambda: uuid.UUID(int=0, version=40), lambda: uuid.UUID(fields=(1, 2, 3, 4, 5, 1 << 50)), lambda: uuid.UUID(bytes=b'x'), lambda: uuid.UUID(hex='g' * 32)]:
    show(f)
