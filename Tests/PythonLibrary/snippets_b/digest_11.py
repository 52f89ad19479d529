import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: hashlib.pbkdf2_hmac('sha1', b'pw' * 50, b'salt', 3, 50).hex())
show(lambda: hashlib.new('SHA256', b'x').name)
show(lambda: hashlib.md5(b'x', usedforsecurity=False).hexdigest())
show(lambda: hashlib.sha256(3))
