import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys
r = random.Random(3)

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: r.randrange(0), lambda: r.randrange(5, 5), lambda: r.randrange(1, 5, -1), lambda: r.randrange(1, 5, 0), lambda: r.choice([]), lambda: r.sample({1}, 1)]:
    show(f)
# 3.14| ValueError empty range for randrange()
# 3.14| ValueError empty range in randrange(5, 5)
# 3.14| ValueError empty range in randrange(1, 5, -1)
# 3.14| ValueError zero step for randrange()
# 3.14| IndexError Cannot choose from an empty sequence
# 3.14| TypeError Population must be a sequence.  For dicts or sets, use sorted(d).
