### percent strings
print("%s and %s" % ("a", 1), "%r %a" % ("é", "é"), "%s" % None, "%s" % [1], "100%%" % ())

### percent numbers
print("%d %i %u %x %X %o %c %c" % (42, -42, 7, 255, 255, 8, 65, "z"))

### percent flags
print("[%5d] [%-5d] [%05d] [%+d] [% d] [%#x] [%#o] [%x]" % (42, 42, 42, 42, 42, 255, 8, -255))

### percent width and precision of strings
print("[%10s] [%-10s] [%.2s] [%10.2s] [%5s]" % ("abc", "abc", "abc", "abc", "abcdefgh"))

### percent width from the arguments
print("[%*d] [%-*d] [%.*f] [%*.*f]" % (5, 42, 5, 42, 2, 3.14159, 8, 2, 2.71828))

### percent with a mapping
print("%(name)s is %(age)d and %(name)r" % {"name": "Bo", "age": 5, "extra": 1})

### percent with nested parentheses in the key
print("%(a(b))s" % {"a(b)": 3})

### percent integer precision
print("[%.5d] [%8.3d] [%+.3d] [%.0d]" % (42, 42, 42, 0))

### percent of a single non tuple
print("%s" % "abc", "%d" % 3.99, "%d" % True, "%s" % (("a", "b"),))

### percent of a dict as a value
print("%s" % {"a": 1})

### percent big numbers
print("%d %x %e %.3g" % (10 ** 20, 2 ** 70, 10 ** 20, 123456))

### percent with too few arguments
"%s %s" % ("a",)

### percent with too many arguments
"%s" % ("a", "b")

### percent without places
"abc" % 5

### percent without places but a mapping
print("abc" % {"a": 1}, "abc" % [])

### percent d of a string
"%d" % "5"

### percent x of a float
"%x" % 1.5

### percent f of a string
"%f" % "a"

### percent c of a long string
"%c" % "ab"
# 3.14| TypeError: %c requires an int or a unicode character, not a string of length 2

### percent c out of range
"%c" % 1114112

### percent with an unknown code
"%z" % 1

### percent incomplete
"%" % 1

### percent incomplete key
"%(a" % {"a": 1}

### percent key without a mapping
"%(a)s" % 5

### percent missing key
"%(b)s" % {"a": 1}

### percent star needs int
"%*d" % ("a", 1)

### percent calls __str__ and __repr__
class A:
    def __str__(self): return "str"
    def __repr__(self): return "repr"
print("%s %r %5s %.2r" % (A(), A(), A(), A()))

### percent with __index__ and __int__
class A:
    def __int__(self): return 7
class B:
    def __index__(self): return 10
print("%d %d %x" % (A(), B(), B()))

### str.format positions
print("{} {}".format(1, 2), "{0} {1} {0}".format("a", "b"), "{1}{0}".format(1, 2), "{}".format("x"), "{{}} {}".format(1))

### str.format names
print("{a} {b}".format(a=1, b=2), "{0} {k}".format("x", k="y"), "{0[1]} {1[key]}".format([1, 2], {"key": 3}), "{0.real} {0.imag}".format(1 + 2j))

### str.format attribute and item chains
class P:
    def __init__(self): self.items = [{"n": 1}, {"n": 2}]
print("{p.items[1][n]}".format(p=P()))

### str.format negative index is a key
"{0[-1]}".format([1, 2])

### str.format conversions
print("{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>6}".format("a"))

### str.format nested specs
print("{:{}}|{:{w}.{p}f}|{:{f}{a}{n}}".format("a", 5, 3.14159, "x", w=8, p=2, f="*", a="^", n=7))

### str.format too few arguments
"{} {}".format(1)

### str.format missing key
"{a}".format(b=1)

### str.format switching to manual
"{} {0}".format(1)

### str.format switching to automatic
"{0} {}".format(1)

### str.format single brace
"{".format(1)

### str.format single closing brace
"}".format(1)

### str.format unmatched
"{0".format(1)

### str.format bad conversion
"{!x}".format(1)

### str.format missing conversion
"{!}".format(1)

### str.format text after conversion
"{!rx}".format(1)

### str.format missing attribute
"{0.foo}".format(1)

### str.format empty attribute
"{0.}".format(1)

### str.format missing bracket
"{0[a}".format({})

### str.format text after bracket
"{0[a]b}".format({"a": 1})

### str.format too deep
"{:{:{}}}".format(1, 2, 3)

### str.format string specs
print("[{:5}] [{:>5}] [{:^5}] [{:*<5}] [{:.2}] [{:6.2}] [{:s}]".format("abc", "abc", "abc", "abc", "abc", "abc", "abc"))

### string with zero width flag
print(f"[{'ab':05}] [{'ab':<05}]")

### string with a number code
"{:d}".format("a")

### string with a sign
"{:+}".format("a")

### string with grouping
"{:,}".format("a")

### string with alternate form
"{:#}".format("a")

### string with sign aware alignment
"{:=5}".format("a")

### None with a spec
"{:5}".format(None)

### list with a spec
"{:>10}".format([1])

### object with a spec
class A: pass
format(A(), "x")

### empty spec calls str
print(format(None), format([1, 2]), format("a"), format(1.0), "{}".format(()))

### __format__
class A:
    def __format__(self, spec): return f"<{spec}>"
print("{:abc} {}".format(A(), A()), f"{A():x{1 + 1}y}", format(A(), "z"))

### __format__ that returns a number
class A:
    def __format__(self, spec): return 5
format(A())

### format with a spec that is not text
format(1, 5)

### invalid format specifier
format(1, "abc")

### too many decimal digits in a spec
format(1, "99999999999999999999d")

### precision missing after the dot
format(1.5, ".")

### f-string expressions
x, y = 3, "abc"
print(f"{x} {x + 1} {x * 2 = } {y.upper()} {y!r} {len(y)} {[i for i in range(x)]} {x if x else 0} {(lambda a: a + 1)(x)}")

### f-string debug form
x = 3.14159
s = "q"
print(f"{x=} {x = } {x=:.2f} {s=} {s=!s} {x + 1=} {s=:>5}")

### f-string nested specs
width, precision, value = 10, 3, 3.14159
print(f"[{value:{width}.{precision}f}] [{value:>{width}}] [{'x':{'*'}^{width}}] [{value:{width + 2}}]")

### f-string quotes
d = {"a": 1}
print(f"{d['a']} {'it'!r} {d.get('b', 'none')}")

### f-string braces
x = 5
print(f"{{x}} {{{x}}} {{}} {x}}}")

### f-string with a dict display
print(f"{ {'a': 1}['a'] } { {1, 2} == {2, 1} }")

### f-string concatenation
x = 1
print(f"a{x}" "b{x}" f"c{x}", "p" f"{x}")

### raw f-string
x = 1
print(rf"\n{x}\d", fr"{x}\t", f"\n{x}".encode())

### triple quoted f-string
name = "Ann"
print(f"""Dear {name},
  total: {1 + 2:>5}
end""")

### f-string with lambda and colon in parentheses
print(f"{(lambda: 5)()} {(y := 7)} {y}")

### f-string with comparison and not equal
x = 3
print(f"{x != 3} {x == 3} {x >= 3} {x<=2}")

### f-string evaluation order
def f(n):
    print("eval", n)
    return n
print(f"{f(1)}-{f(2)}")

### f-string nested f-string
x = 2
print(f"{f'{x}' + f'{x * 2}'} {'-'.join(f'{i:02d}' for i in range(3))}")

### f-string same quotes nested
x = {"k": 1}
print(f"{x["k"]} {f"{f"{1}"}"}")
# 3.14| 1 1

### f-string backslash inside the expression
items = ["a", "b"]
print(f"{'\n'.join(items)}")
# 3.14| a
# 3.14| b

### f-string comment and newline inside
print(f"{
    1 + 2  # a comment
}")
# 3.14| 3

### f-string empty expression
f"{}"
# 3.14| SyntaxError: f-string: valid expression required before '}'

### f-string with only space
f"{ }"
# 3.14| SyntaxError: f-string: valid expression required before '}'

### f-string with a lone brace
f"}"

### f-string not closed
f"{1"

### f-string bad conversion
f"{1!z}"
# 3.14| SyntaxError: f-string: invalid conversion character 'z': expected 's', 'r', or 'a'

### f-string expression error
f"{1 +}"
# 3.14| SyntaxError: f-string: expecting '=', or '!', or ':', or '}'

### f-string undefined name
f"{missing}"

### f-string with an assignment
f"{x = 5 = }"
# 3.14| SyntaxError: f-string: expecting '!', or ':', or '}'

### f-string await outside
f"{a b}"
# 3.14| SyntaxError: invalid syntax. Perhaps you forgot a comma?

### f-string calls format with the spec
class A:
    def __format__(self, spec): return repr(spec)
print(f"{A()} {A():} {A():10} {A(): x} {A():{'y'}}")

### f-string date-like colon specs
class T:
    def __format__(self, spec): return spec.replace("%H", "12").replace("%M", "30")
print(f"{T():%H:%M}")

### f-string conversion then spec
class A:
    def __str__(self): return "str"
    def __repr__(self): return "repr"
print(f"{A()!s:>6}|{A()!r:<6}|{A()!a:^6}|")

### tables by alignment
rows = [("apple", 3, 1.5), ("fig", 12, 0.25), ("banana", 100, 10)]
for name, n, price in rows:
    print(f"{name:<10}|{n:>5}|{price:>8.2f}|{n * price:^12,.1f}|")

### format of bool and None in f-strings
print(f"{None} {True:>6} {...} {NotImplemented}")

### string.Template
from string import Template
print(Template("$who likes ${what} $$5").substitute(who="Tim", what="kung pao"), Template("$a $b").safe_substitute(a=1))

### string.Formatter
from string import Formatter
print(Formatter().format("{0} {name!r:>5}", 1, name="a"), list(Formatter().parse("a{b!r:c}d")))

### string constants
import string
print(string.ascii_lowercase, string.digits, string.hexdigits, string.punctuation, repr(string.whitespace), string.capwords("a bc  d"))
