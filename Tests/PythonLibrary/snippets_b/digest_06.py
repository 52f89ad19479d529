import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys

random.seed(42)
print(random.random(), random.randint(1, 100))
