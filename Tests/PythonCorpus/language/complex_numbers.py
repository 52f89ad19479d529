### literals
print(1j, 2 + 3j, 1.5j, 0j, -1j, 1e3j, 3 - 0j)
# 3.14| 1j (2+3j) 1.5j 0j (-0-1j) 1000j (3-0j)

### repr forms
print(complex(1, 2), complex(0, 2), complex(-0.0, 2), complex(1, -0.0), complex(1.5, -2.5), complex(0, 0))

### arithmetic
a, b = 1 + 2j, 3 - 1j
print(a + b, a - b, a * b, a / b, -a, +a, a ** 2)

### mixed arithmetic
print(1 + 2j + 1, 2 * (1 + 1j), (1 + 2j) / 2, 1.5 + 1j, 5 - 1j, 1 / 1j)

### parts
z = 3 - 4j
print(z.real, z.imag, abs(z), z.conjugate())

### equality
print(1 + 0j == 1, 1 + 0j == 1.0, 1j == 1, 2j != 2j, complex(1, 2) == complex(1, 2))

### constructor
print(complex(), complex(3), complex(2.5), complex("1+2j"), complex(" -1.5j "), complex("(1-2j)"), complex("3"), complex("j"))

### constructor of bad text
complex("1 + 2j")

### constructor with text and part
complex("1", 2)
# 3.14| TypeError: complex() argument 'real' must be a real number, not str

### constructor with text as imaginary part
complex(1, "2")
# 3.14| TypeError: complex() argument 'imag' must be a real number, not str

### constructor of None
complex(None)
# 3.14| TypeError: complex() argument must be a string or a number, not NoneType

### keyword arguments
print(complex(real=1, imag=2), complex(imag=4))

### ordering
1j < 2j

### sorting
sorted([1j, 2])

### floor division
1j // 2

### modulo
1j % 2

### divmod
divmod(1j, 1)

### division by zero
1j / 0
# 3.14| ZeroDivisionError: division by zero

### zero to a negative power
0j ** -1
# 3.14| ZeroDivisionError: zero to a negative or complex power

### conversions
float(1j)

### hash
print(hash(1 + 0j) == hash(1), hash(1j), hash(0j))

### truth
print(bool(0j), bool(1j), bool(complex(0, -0.0)))

### infinities and nan
print(complex("inf+nanj"), complex(float("inf"), 1), complex(float("nan"), float("-inf")))

### format
print(f"{1 + 2j:.2f} {1.5 - 2j:g} [{1j:10}] [{3 + 4j:>12.1f}] {1234.5 + 0j:,}")

### format with zero fill
f"{1j:010}"

### format with an alignment by sign
f"{1j:=10}"

### power
print(2 ** 1j == complex(2) ** 1j, (1 + 1j) ** 3, (1 + 1j) ** -1, 1j ** 2, (1j) ** 0)

### with __complex__
class A:
    def __complex__(self): return 2 + 3j
print(complex(A()))

### sum of complex
sum([1j, 2, 3.5])

### attributes are read only
z = 1j
z.real = 5

### mandelbrot step
z = 0
for _ in range(5):
    z = z * z + (0.25 + 0.5j)
print(f"{z:.6f}")

### equality with integers is exact
x = 1818322228058707745
print(x == complex(x), complex(x) == x, x in [complex(x)], 2**53 == complex(2**53), 2**2000 == 1j, True == 1 + 0j)
