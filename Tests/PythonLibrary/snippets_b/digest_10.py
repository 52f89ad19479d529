import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys
h = hashlib.md5()
g = h.copy()

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


g.update(b'b')
print(h.hexdigest(), g.hexdigest())
show(lambda: hashlib.md5('a'))
show(lambda: hashlib.new('foo'))
show(lambda: hashlib.pbkdf2_hmac('sha256', b'pw', b'salt', 10).hex())
