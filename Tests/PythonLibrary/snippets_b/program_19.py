import hmac
tag = hmac.new(b"key", b"message", "sha256")
print(tag.hexdigest(), hmac.compare_digest(tag.digest(), hmac.digest(b"key", b"message", "sha256")))
