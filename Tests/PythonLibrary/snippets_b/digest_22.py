import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys
u = uuid.UUID('12345678-1234-5678-9234-567812345678')

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: u, lambda: str(u), lambda: u.hex, lambda: u.int, lambda: u.bytes, lambda: u.bytes_le]:
    show(f)
for f in [lambda: u.fields, lambda: u.urn, lambda: u.version, lambda: u.variant, lambda: u.time, lambda: u.clock_seq]:
    show(f)
for f in [lambda: u.node, lambda: uuid.uuid3(uuid.NAMESPACE_DNS, 'python.org'), lambda: uuid.uuid5(uuid.NAMESPACE_URL, 'x'), lambda: uuid.uuid4().version, lambda: uuid.uuid1(1, 2).node, lambda: uuid.UUID('x')]:
    show(f)
