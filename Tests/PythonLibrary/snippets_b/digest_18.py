import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: base64.b32decode('========'), lambda: base64.b16decode('ab'), lambda: base64.b16decode('ab', True), lambda: base64.b16decode('A'), lambda: base64.b85decode('~~~~~'), lambda: base64.b85decode('ab c')]:
    show(f)
