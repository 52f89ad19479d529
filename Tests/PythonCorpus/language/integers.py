### literals in every base
print(0b1011, 0o17, 0xFF, 1_000_000, 0x_ff, 00)

### arithmetic of small numbers
print(7 + 3, 7 - 3, 7 * 3, 7 / 2, 7 // 2, 7 % 3, 7 ** 3)

### floor division rounds down
print(7 // 2, -7 // 2, 7 // -2, -7 // -2)

### remainder has the sign of the divisor
print(7 % 3, -7 % 3, 7 % -3, -7 % -3, 0 % 5, 0 % -5)

### divmod agrees with both
for a in (17, -17):
    for b in (5, -5):
        q, r = divmod(a, b)
        print(a, b, q, r, q * b + r == a)

### power binds tighter than minus
-2 ** 2

### power is right associative
2 ** 3 ** 2

### negative exponent gives a float
print(2 ** -1, 10 ** -3, (-2) ** -3)

### zero to negative power
0 ** -1
# 3.14| ZeroDivisionError: zero to a negative power

### zero to the zero
print(0 ** 0, 0.0 ** 0)

### division by zero
1 // 0
# 3.14| ZeroDivisionError: division by zero

### true division by zero
1 / 0

### modulo by zero
1 % 0
# 3.14| ZeroDivisionError: division by zero

### divmod by zero
divmod(1, 0)
# 3.14| ZeroDivisionError: division by zero

### big power
2 ** 200

### big product
123456789012345678901234567890 * 987654321098765432109876543210

### big sum and difference
a = 10 ** 30
print(a + 1, a - 1, -a - 1, a - a)

### big division
a = 10 ** 40 + 7
print(a // 3, a % 3, a // 10 ** 20, a % 10 ** 20)

### big negative floor division
a = -(10 ** 25) - 1
print(a // 7, a % 7, a // -7, a % -7)

### factorial by hand
n = 1
for i in range(1, 31):
    n *= i
n

### fibonacci beyond a machine word
a, b = 0, 1
for _ in range(120):
    a, b = b, a + b
print(a)

### shifts
print(1 << 10, 1 << 100, 1024 >> 3, -1 >> 5, -8 >> 1, -7 >> 1, 5 >> 100)

### negative shift count
1 << -1

### negative right shift count
1 >> -1

### zero shifted far
print(0 << 1000, 0 >> 1000)

### bit operators
print(12 & 10, 12 | 10, 12 ^ 10, ~12, ~-1, ~0)

### bit operators on negatives
print(-12 & 10, -12 | 10, -12 ^ 10, -12 & -10, -1 & 255)

### bit operators on big numbers
a = 2 ** 70 + 5
b = 2 ** 69 + 3
print(a & b, a | b, a ^ b, ~a, -a & b, -a | b, -a ^ -b)

### unary operators
x = 5
print(-x, +x, --x, -(-x), ~~x, not x)

### comparison with floats is exact
print(2 ** 53 == float(2 ** 53), 2 ** 53 + 1 == float(2 ** 53), 2 ** 53 + 1 > float(2 ** 53))

### comparison with infinity
print(10 ** 400 < float("inf"), -(10 ** 400) > float("-inf"), 10 ** 400 == float("inf"))

### comparison with nan
n = float("nan")
print(1 < n, 1 > n, 1 == n, 1 != n)

### int from strings
print(int("42"), int("-42"), int("+7"), int("  12  "), int("1_000"), int("0"))

### int with bases
print(int("ff", 16), int("0xff", 16), int("0b101", 2), int("z", 36), int("0o17", 0), int("0x1F", 0), int("12", 0))

### int of a bad string
int("12a")

### int of an empty string
int("")

### int of spaces
int("   ")

### int of a float string
int("1.5")

### int with two underscores
int("1__0")

### int with a trailing underscore
int("1_")

### int of a bad digit for the base
int("9", 8)

### int with base zero and a leading zero
int("010", 0)

### int with a base out of range
int("1", 1)

### int with a base for a number
int(10, 2)

### int of None
int(None)

### int of a list
int([1])

### int of a complex
int(1j)

### int of floats truncates
print(int(2.9), int(-2.9), int(1e20), int(0.999))

### int of infinity
int(float("inf"))

### int of nan
int(float("nan"))

### int of bytes
print(int(b"12"), int(bytearray(b" -7 ")), int(b"11", 2))

### int without arguments
int()

### int of bool
print(int(True), int(False), True + True, True * 5, -True, ~True)

### int of unicode digits
print(int("٣٤"), int("１２"))

### bin oct hex
print(bin(10), oct(64), hex(255), bin(-10), oct(-64), hex(-255), bin(0))

### hex of a big number
hex(2 ** 80 - 1)

### bit_length
print((0).bit_length(), (1).bit_length(), (255).bit_length(), (-256).bit_length(), (2 ** 100).bit_length())

### bit_count
print((0).bit_count(), (255).bit_count(), (-7).bit_count(), (2 ** 70 - 1).bit_count())

### to_bytes
print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), (-1).to_bytes(2, "big", signed=True), (5).to_bytes())

### to_bytes too big
(256).to_bytes(1, "big")

### to_bytes of a negative number
(-1).to_bytes(1, "big")

### to_bytes with a bad order
(1).to_bytes(1, "middle")

### from_bytes
print(int.from_bytes(b"\x04\x00", "big"), int.from_bytes(b"\x04\x00", "little"), int.from_bytes(b"\xff", "big", signed=True), int.from_bytes([1, 2], "big"))

### numerator and friends
print((7).numerator, (7).denominator, (7).real, (7).imag, (7).conjugate(), (7).is_integer() if hasattr(int, "is_integer") else True)

### as_integer_ratio
print((10).as_integer_ratio(), (-3).as_integer_ratio(), True.as_integer_ratio())

### attribute of a literal needs parentheses
(1).__class__.__name__

### int is immutable
x = 5
x.y = 1
# 3.14| AttributeError: 'int' object has no attribute 'y' and no __dict__ for setting new attributes

### unknown attribute
(5).foo

### adding a string
1 + "a"

### string minus int
"a" - 1

### adding None
1 + None

### multiplying two lists
[1] * [2]

### unary minus of a string
-"a"

### inverting a float
~1.5

### bit or with a float
1 | 1.0

### shift with a string
1 << "1"

### ordering against a string
1 < "1"

### ordering against None
3 >= None

### equality against other types
print(1 == "1", 1 == None, 1 != [], 1 == True, 1 == 1.0, 1 == 1 + 0j)

### hash of equal numbers
print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(-1), hash(2 ** 61 - 1), hash(2 ** 61))

### calling an int
5(3)

### subscripting an int
5[0]

### iterating over an int
for x in 5:
    pass

### length of an int
len(5)

### containment in an int
1 in 5
# 3.14| TypeError: argument of type 'int' is not a container or iterable

### pow with modulus
print(pow(3, 4, 5), pow(2, 1000, 1000007), pow(-3, 3, 7), pow(3, 3, -7))

### pow with modulus and inverse
print(pow(3, -1, 11), pow(10, -2, 7))

### pow without an inverse
pow(2, -1, 4)

### pow modulo zero
pow(2, 3, 0)

### pow modulo one
print(pow(5, 5, 1), pow(0, 0, 1))

### pow with a float modulus
pow(2, 3, 4.0)

### abs
print(abs(-5), abs(5), abs(0), abs(-(2 ** 65)))

### round with negative digits
print(round(1234, -2), round(1250, -2), round(1350, -2), round(-1250, -2), round(15, -1), round(25, -1), round(5, -3), round(7, 3))

### str and repr of big numbers
print(str(10 ** 25), repr(-(10 ** 25)))

### format specs
print(f"{255:b} {255:o} {255:x} {255:X} {255:#b} {255:#o} {255:#x} {255:#X}")

### format width and sign
print(f"[{42:5}] [{42:<5}] [{42:^5}] [{42:05}] [{42:+}] [{-42: }] [{42: }] [{-42:06}] [{42:*^9}] [{42:=+7}]")

### format grouping
print(f"{1234567:,} {1234567:_} {123:,} {0xFFFFFFFF:_x} {0b111100001111:_b} {1234567:012,}")

### format as float
print(f"{5:.2f} {5:e} {5:g} {5:%} {10**20:g} {5:n}")

### format as character
print(f"[{65:c}] [{0x1F600:c}] [{65:5c}] [{65:>5c}]")

### format with an unknown code
f"{5:q}"

### format with precision
f"{5:.2d}"

### format comma with binary
f"{5:,b}"

### format sign with character
f"{65:+c}"

### character out of range
f"{-1:c}"

### format as string code
f"{5:s}"

### format huge
f"{2**70:,}"

### big decimal strings round trip
n = 3 ** 500
print(int(str(n)) == n, len(str(n)))

### isqrt and gcd
import math
print(math.isqrt(10 ** 20), math.gcd(12, 18), math.gcd(), math.gcd(-4, 6), math.lcm(4, 6), math.lcm(), math.lcm(0, 5))

### factorial comb perm
import math
print(math.factorial(20), math.comb(10, 3), math.perm(10, 3), math.comb(3, 5), math.perm(5))

### factorial of a negative
import math
math.factorial(-1)

### augmented operators
x = 10
x += 5; x -= 3; x *= 2; x //= 5; x **= 3; x %= 50; x <<= 2; x >>= 1; x |= 1; x &= 0xFF; x ^= 3
x

### augmented true division gives a float
x = 10
x /= 4
x

### digits by divmod
n, digits = 90210, []
while n:
    n, d = divmod(n, 10)
    digits.append(d)
digits

### int subclass
class Meters(int):
    def __repr__(self):
        return f"{int(self)}m"
m = Meters(5)
print(m, repr(m), m + 1, type(m + 1).__name__, isinstance(m, int))

### int with __int__ and __index__ and __trunc__
class A:
    def __int__(self): return 7
class B:
    def __index__(self): return 8
print(int(A()), int(B()), hex(B()), [10, 20, 30][B() - 6] if hasattr(B(), "__sub__") else "no sub", list(range(B()))[-1])

### __int__ that returns a string
class A:
    def __int__(self): return "7"
int(A())

### __index__ that returns a float
class A:
    def __index__(self): return 1.0
[1, 2][A()]

### digit limit of str
try:
    str(10 ** 5000)
except ValueError as e:
    print(e)

### digit limit of int
try:
    int("1" * 5000)
except ValueError as e:
    print(e)

### collatz
n, steps = 27, 0
while n != 1:
    n = 3 * n + 1 if n % 2 else n // 2
    steps += 1
steps

### negative zero does not exist
print(-0, 0 == -0, str(-0))

### leading zeros are not allowed
012

### bad digit in a literal
0b102

### bad octal digit
0o8

### underscore at the end of a literal
1_000_

### number followed by a name
1abc

### hex floor and modulo identity over a range
ok = all((a // b) * b + a % b == a for a in range(-20, 21) for b in range(-6, 7) if b)
ok

### min max sum of ints
print(min(3, 1, 2), max([4, 9, 2]), sum(range(101)), sum([], 5))

### chained arithmetic with parentheses
print((1 + 2) * 3 - 4 // (5 - 3) ** 2 % 3)

### isinstance bool is int
print(isinstance(True, int), issubclass(bool, int), type(True) is int, type(1) is int)

### int of a huge float is exact
print(int(1e23), int(1e16 + 2), int(2.0 ** 70))

### large shifts round trip
x = 12345678901234567890
print((x << 77) >> 77 == x, (x << 64) & (2 ** 64 - 1), x >> 64, -x >> 3)

### separators are not white space around numbers
for kind in int, float, complex:
    for text in "\x1c1", "1\x1f", "\u20031\x1d":
        try: print(kind(text))
        except ValueError as error: print(error)
print(int("\u20031\x85"), float("\u3000 1.5 \n"))
