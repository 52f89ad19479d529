# differs-from-3.11: newer functions and messages
import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys
r = random.Random(3)

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: r.sample([1], 2), lambda: r.choices([1], [0]), lambda: r.choices([1, 2], [0]), lambda: random.seed([1]), lambda: r.randrange(1.5), lambda: r.randint(1, 0)]:
    show(f)
# expected-output:
# ValueError Sample larger than population or is negative
# ValueError Total of weights must be greater than zero
# ValueError The number of weights does not match the population
# TypeError The only supported seed types are:
# None, int, float, str, bytes, and bytearray.
# TypeError 'float' object cannot be interpreted as an integer
# ValueError empty range in randrange(1, 1)
