import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys
m = hmac.new(b'key', b'msg', 'sha256')

print(m.hexdigest(), m.name, m.digest_size, m.block_size)
