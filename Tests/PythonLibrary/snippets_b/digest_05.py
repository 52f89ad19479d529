import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys
r = random.Random(3)

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: r.choices([1, 2], 3), lambda: r.choices([]), lambda: r.gammavariate(0, 1), lambda: r.getrandbits(0), lambda: r.getrandbits(-1)]:
    show(f)
# 3.14| TypeError The number of choices must be a keyword argument: k=3
# 3.14| IndexError list index out of range
# 3.14| ValueError gammavariate: alpha and beta must be > 0.0
# 3.14| 0
# 3.14| ValueError Cannot convert negative int
