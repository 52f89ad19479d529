import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys
class R(random.Random):

    def random(self):
        return 0.25

print(R().randrange(10), R().choice('abcd'))
for n in sorted(hashlib.algorithms_guaranteed):
    h = hashlib.new(n, b'abc')
    print(n, h.name, h.digest_size, h.block_size, h.hexdigest(10) if 'shake' in n else h.hexdigest())
