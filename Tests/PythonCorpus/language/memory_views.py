### basics
m = memoryview(b"abcdef")
print(len(m), m[0], m[-1], m[1:3].tobytes(), m.tolist()[:2], bytes(m[::2]), m.readonly, m.format, m.itemsize, m.nbytes, m.ndim, m.shape)

### writing
b = bytearray(b"abc")
m = memoryview(b)
m[0] = 65
m[1:3] = b"BC"
print(b)

### read only
memoryview(b"abc")[0] = 1

### of text
memoryview("abc")

### of a number
memoryview(5)

### index out of range
memoryview(b"a")[5]

### value out of range
memoryview(bytearray(1))[0] = 300

### wrong type of value
memoryview(bytearray(1))[0] = "a"

### slice of another size
memoryview(bytearray(3))[0:2] = b"abc"

### equality and hash
print(memoryview(b"a") == b"a", memoryview(b"ab") == bytearray(b"ab"), memoryview(b"a") != b"b", hash(memoryview(b"a")) == hash(b"a"))

### hash of a writable one
hash(memoryview(bytearray(b"a")))

### release
m = memoryview(b"abc")
m.release()
m[0]

### as a manager
with memoryview(b"abc") as m: print(m[1])
m.tolist()

### cast
m = memoryview(b"\x01\x00\x02\x00").cast("H")
print(m.tolist(), m.itemsize, len(m), m.format)

### cast to a bad format
memoryview(b"abc").cast("H")

### iteration and membership
m = memoryview(b"abc")
print(list(m), 97 in m, max(m), [x for x in reversed(m)])

### hex and conversions
m = memoryview(b"\x01\xff")
print(m.hex(), bytes(m), bytearray(m), b"".join([m, b"z"]), m.obj)

### no ordering
memoryview(b"a") < memoryview(b"b")

### slices share
b = bytearray(b"abcdef")
m = memoryview(b)[2:5]
m[0] = 33
print(b, m.tobytes())
