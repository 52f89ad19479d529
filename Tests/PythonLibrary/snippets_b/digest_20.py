import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: base64.b64decode('é'), lambda: base64.b64decode(3), lambda: base64.urlsafe_b64decode('-_8='), lambda: base64.b64encode(b'\xff\xfe', b'-_'), lambda: base64.b32encode('a'), lambda: base64.encodebytes('a')]:
    show(f)
