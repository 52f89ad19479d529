import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys

print(hashlib.sha256(b'a').hexdigest(), hashlib.blake2b(b'a', digest_size=10, key=b'k', salt=b's', person=b'p').hexdigest())
