import struct
packed = struct.pack(">HIb4s", 1, 2, -3, b"ab")
print(packed, struct.unpack(">HIb4s", packed), struct.calcsize("<QdB"))
