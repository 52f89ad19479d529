import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys
r = random.Random(3)

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: r.sample([1], 2), lambda: r.choices([1], [0]), lambda: r.choices([1, 2], [0]), lambda: random.seed([1]), lambda: r.randrange(1.5), lambda: r.randint(1, 0)]:
    show(f)
# 3.14| ValueError Sample larger than population or is negative
# 3.14| ValueError Total of weights must be greater than zero
# 3.14| ValueError The number of weights does not match the population
# 3.14| TypeError The only supported seed types are:
# 3.14| None, int, float, str, bytes, and bytearray.
# 3.14| TypeError 'float' object cannot be interpreted as an integer
# 3.14| ValueError empty range in randint(1, 0)
