import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys
m = hmac.new(b'key', b'msg', 'sha256')
n = m.copy()

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


n.update(b'x')
print(n.hexdigest(), hmac.digest(b'k' * 100, b'm', 'md5'))
for f in [lambda: hmac.new(b'k'), lambda: hmac.new('k', digestmod='md5'), lambda: hmac.compare_digest('a', 'a'), lambda: hmac.compare_digest(b'a', 'a'), lambda: hmac.compare_digest('é', 'a'), lambda: hmac.compare_digest(b'a', b'b')]:
    show(f)
# 3.14| 816dc143d150ac4a446cbd659c42917ede6a0d7d5bdcc9e910807699bd284cfd b"B\xb3\x04t\xe1\xd3\xe8\xc5O `\xcc\x0b5\xbf'"
# 3.14| TypeError Missing required argument 'digestmod'.
# 3.14| TypeError key: expected bytes or bytearray, but got 'str'
# 3.14| True
# 3.14| TypeError a bytes-like object is required, not 'str'
# 3.14| TypeError comparing strings with non-ASCII characters is not supported
# 3.14| False
