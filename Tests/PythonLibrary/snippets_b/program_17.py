import base64
data = bytes(range(0, 256, 17))
for name in ("b16", "b32", "b64", "b85", "a85"):
    encoded = getattr(base64, name + "encode")(data)
    print(name, encoded, getattr(base64, name + "decode")(encoded) == data)
