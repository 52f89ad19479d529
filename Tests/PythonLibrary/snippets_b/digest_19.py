import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: base64.a85decode(b'<~87cURDZ~>', adobe=True), lambda: base64.a85decode('zz!'), lambda: base64.a85decode('!z'), lambda: base64.a85decode('{'), lambda: base64.a85decode('uuuuu'), lambda: base64.b64encode('a')]:
    show(f)
