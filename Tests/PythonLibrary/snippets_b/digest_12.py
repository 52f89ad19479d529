import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys
import io

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: hashlib.file_digest(io.BytesIO(b'abc'), 'sha256').hexdigest())
