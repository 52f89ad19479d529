import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys
u = uuid.UUID('12345678-1234-5678-9234-567812345678')

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: uuid.UUID(int=1 << 128), lambda: uuid.UUID(int=0, version=4), lambda: u < uuid.UUID(int=3), lambda: u.is_safe, lambda: setattr(u, 'int', 3), lambda: hash(u) == hash(u.int)]:
    show(f)
