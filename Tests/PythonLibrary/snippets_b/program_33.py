import secrets
token = secrets.token_hex(16)
print(len(token), set(token) <= set("0123456789abcdef"), 0 <= secrets.randbelow(10) < 10)
