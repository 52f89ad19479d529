import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys
u = uuid.UUID('12345678-1234-5678-9234-567812345678')

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: uuid.UUID(), lambda: uuid.UUID(int=5), lambda: uuid.UUID(bytes=b'1' * 16), lambda: uuid.UUID(bytes_le=u.bytes_le) == u, lambda: uuid.UUID(fields=u.fields) == u, lambda: uuid.UUID('{urn:uuid:12345678123456789234567812345678}')]:
    show(f)
