import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: base64.b64decode('YQ'), lambda: base64.b64decode('Y!Q=='), lambda: base64.b64decode('Y!Q==', validate=True), lambda: base64.b32decode('ABC'), lambda: base64.b32decode('abcdefgh'), lambda: base64.b32decode('me======', True)]:
    show(f)
