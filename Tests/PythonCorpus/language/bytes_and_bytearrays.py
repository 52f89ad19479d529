### repr
print(b"abc", bytes([0, 9, 10, 13, 34, 39, 92, 127, 255]), b"'", b'"', b"'\"", bytearray(b"a\x00"))

### constructors
print(bytes(), bytes(3), bytes([1, 2]), bytes("é", "utf-8"), bytes(b"ab"), bytes(bytearray(b"x")), bytes(range(3)), bytearray(2))

### text without an encoding
bytes("abc")

### value out of range
bytes([256])

### negative value
bytes([-1])

### negative count
bytes(-1)

### not an iterable of ints
bytes(["a"])

### a float
bytes(1.5)

### encoding without text
bytes(5, "utf-8")

### indexing gives ints
b = b"abc"
print(b[0], b[-1], b[1:], b[::-1], b[5:], list(b))

### index out of range
b"abc"[3]

### assignment to bytes
b = b"abc"
b[0] = 1

### concatenation and repetition
print(b"ab" + b"cd", b"ab" * 2, b"a" + bytearray(b"b"), bytearray(b"a") + b"b", b"" * 5)

### concatenation with text
b"a" + "b"

### text plus bytes
"a" + b"b"

### comparison
print(b"a" < b"b", b"a" == "a", b"ab" > b"a", b"a" == bytearray(b"a"), b"" < b"\x00")

### ordering against text
b"a" < "a"

### containment
print(97 in b"abc", b"bc" in b"abc", b"" in b"", 255 in b"abc")

### containment of text
"a" in b"abc"

### containment out of range
256 in b"abc"

### decode
print(b"\xc3\xa9".decode(), b"\xe9".decode("latin-1"), b"abc".decode("ascii"), b"a\x00b\x00".decode("utf-16-le"))

### decode error
b"\xff".decode("utf-8")

### decode error in the middle
b"ab\xc3(".decode()

### decode of a cut sequence
b"\xe2\x82".decode()

### decode ascii error
b"\x80".decode("ascii")

### decode error handlers
print(b"a\xffb".decode("utf-8", "ignore"), ascii(b"a\xffb".decode("utf-8", "replace")), b"a\xffb".decode("utf-8", "backslashreplace"), b"\xe9".decode("ascii", errors="ignore"))

### decode overlong and surrogates
for b in (b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x80"):
    try:
        b.decode()
    except UnicodeDecodeError as e:
        print(e)

### error attributes
try:
    b"ab\xff".decode()
except UnicodeDecodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason)

### hex and fromhex
print(b"\x01\xff".hex(), b"\x01\x02\x03".hex(":"), b"\x01\x02\x03\x04\x05".hex("-", 2), b"\x01\x02\x03\x04\x05".hex("-", -2), bytes.fromhex("01 ff"), bytes.fromhex("AbCd"), bytes.fromhex(""))

### fromhex of bad text
bytes.fromhex("0g")

### fromhex of an odd count
bytes.fromhex("012")
# 3.14| ValueError: fromhex() arg must contain an even number of hexadecimal digits

### split and join
print(b"a,b,c".split(b","), b" a b ".split(), b"a\nb".splitlines(), b"-".join([b"a", b"b"]), b"a=b".partition(b"="), b"a,b,c".rsplit(b",", 1))

### split with text
b"a,b".split(",")

### join of ints
b",".join([1])

### join of text
b",".join(["a"])

### find count replace
print(b"banana".find(b"an"), b"banana".find(97), b"banana".count(b"a"), b"banana".replace(b"a", b"o"), b"banana".rfind(b"x"), b"banana".index(b"n"))

### index of a missing part
b"abc".index(b"x")

### strip and tests
print(b"  a ".strip(), b"xax".strip(b"x"), b"abc".isalpha(), b"12".isdigit(), b"A".isupper(), b" ".isspace(), b"aB".swapcase(), b"ab c".title(), b"abc".upper(), b"é".isalpha() if False else 0)

### starts ends prefix suffix
print(b"abc".startswith(b"a"), b"abc".endswith((b"x", b"c")), b"abc".removeprefix(b"a"), b"abc".removesuffix(b"c"))

### startswith text
b"abc".startswith("a")

### justify
print(b"a".ljust(3, b"."), b"a".rjust(3), b"a".center(4, b"*"), b"7".zfill(3), b"a\tb".expandtabs(4))

### translate and maketrans
t = bytes.maketrans(b"ab", b"xy")
print(b"abc".translate(t), b"abc".translate(None, b"b"), len(t))

### percent
print(b"%s %d %x %c" % (b"a", 5, 255, b"z"), b"%5d|%-5s|" % (3, b"x"), b"%r" % "é")

### percent with text
b"%s" % "a"

### hash and keys
print({b"a": 1}[b"a"], hash(b"x") == hash(bytes([120])))

### bytearray is not hashable
hash(bytearray(b"a"))

### bytearray item assignment
b = bytearray(b"abc")
b[0] = 120
b[-1] += 1
print(b)

### bytearray bad value
b = bytearray(b"abc")
b[0] = 256

### bytearray value of a wrong type
b = bytearray(b"abc")
b[0] = "a"

### bytearray index out of range
b = bytearray(b"abc")
b[5] = 1

### bytearray slices
b = bytearray(b"abcdef")
b[1:3] = b"XYZ"
print(b)
del b[0:2]
print(b)
b[::2] = b"..."
print(b)

### bytearray extended slice of wrong size
b = bytearray(b"abcdef")
b[::2] = b"ab"

### bytearray methods
b = bytearray(b"abc")
b.append(100)
b.extend(b"ef")
b.extend([103])
b.insert(0, 64)
print(b, b.pop(), b.pop(0), b)
b.remove(98)
b.reverse()
print(b, b.copy() == b, b.clear(), b)

### bytearray pop of nothing
bytearray().pop()

### bytearray remove of nothing
bytearray(b"a").remove(98)

### bytearray append of text
bytearray().append("a")

### bytearray in place
b = bytearray(b"ab")
c = b
b += b"cd"
b *= 2
print(b, c is b)

### bytearray resize while viewed
b = bytearray(b"abc")
m = memoryview(b)
try:
    b.append(1)
except BufferError as e:
    print(e)
m.release()
b.append(100)
print(b)

### methods give the own type
print(type(bytearray(b"a").upper()).__name__, type(bytearray(b"a,b").split(b",")[0]).__name__, type(b"a".upper()).__name__, type(bytearray(b"a")[0:1]).__name__)

### equality with text is false
print(b"a" == "a", bytearray(b"a") != "a", b"a" in ["a"])

### bytes of an object with __bytes__
class A:
    def __bytes__(self): return b"custom"
print(bytes(A()))

### __bytes__ that returns text
class A:
    def __bytes__(self): return "x"
bytes(A())

### iteration and sums
print(sum(b"abc"), max(b"abc"), sorted(b"cab"), [hex(x) for x in b"\x01\xfe"], bytes(x ^ 0xFF for x in b"\x00\x0f"))

### int conversions
print(int.from_bytes(b"\x01\x00", "little"), (258).to_bytes(2, "big"), int(b"42"))

### checksum
def fletcher(data):
    a = b = 0
    for x in data:
        a = (a + x) % 255
        b = (b + a) % 255
    return (b << 8) | a
hex(fletcher(b"abcde"))

### slicing with steps
b = bytes(range(10))
print(b[2:8:3], b[::-4], b[-3:], b[8:2:-2])

### subclass
class B(bytes):
    def __str__(self): return "B!"
print(B(b"a"), B(b"a") + b"b", repr(B(b"a")), type(B(b"a")[0:1]).__name__)

### unknown attribute
b"a".encode

### isascii
print(b"abc".isascii(), b"\x80".isascii(), b"".isascii(), b"ab1".isalnum())
