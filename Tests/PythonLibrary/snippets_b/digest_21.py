import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: base64.b32decode('MZXW6==='), lambda: base64.b32decode('MZXW6YQ='), lambda: base64.b32decode('M1======', map01='L')]:
    show(f)
