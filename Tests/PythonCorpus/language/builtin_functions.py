### abs
print(abs(-5), abs(2.5), abs(-0.0), abs(3 + 4j), abs(True), abs(-(10 ** 30)))

### abs of text
abs("5")

### all and any of odd things
print(all({}), any({}), all({"": 1}), any({"": 1}), all("0"), any([[], ()]), all(x for x in ()))

### any of a number
any(5)

### ascii and repr
print(ascii("é\n"), repr("é\n"), ascii(["é"]), repr({"a": "b"}), ascii(b"\xff"), ascii(5))

### bin oct hex of odd things
class I:
    def __index__(self): return 10
print(bin(True), oct(I()), hex(-1), bin(-0))

### bin of a float
bin(1.5)

### hex of text
hex("a")

### callable
class A:
    def __call__(self): pass
class B: pass
print(callable(A()), callable(B()), callable(B), callable(len), callable(lambda: 0), callable(5), callable(A().__call__))

### chr and ord
print(chr(97), ord("a"), chr(0x10FFFF) == "\U0010ffff", ord("\U0010ffff"), ord(b"a"), [chr(i) for i in range(65, 70)])

### chr out of range
chr(0x110000)

### chr negative
chr(-1)

### chr of text
chr("a")

### ord of two characters
ord("ab")

### ord of nothing
ord("")

### ord of a number
ord(5)

### ord of two bytes
ord(b"ab")

### divmod
print(divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(7.5, 2), divmod(True, 2))

### divmod of text
divmod("a", 2)

### enumerate arguments
print(list(enumerate("ab", start=10)), list(enumerate(iterable="x")), list(enumerate([], 5)))

### format
print(format(255, "x"), format("a", ">3"), format(1.5), format(True), format(None, ""), format(1234.5, ",.2f"), format([1]))

### getattr forms
class A: x = 1
print(getattr(A, "x"), getattr(A(), "y", None), getattr("a", "upper")(), getattr(A, "__name__"))

### getattr with a name that is no text
getattr(object, 5)

### getattr default hides only AttributeError
class A:
    @property
    def x(self): raise ValueError("v")
getattr(A(), "x", "default")

### hasattr hides only AttributeError
class A:
    @property
    def x(self): raise AttributeError
    @property
    def y(self): raise KeyError("k")
print(hasattr(A(), "x"), hasattr(5, "real"))
hasattr(A(), "y")

### delattr of a missing one
class A: pass
delattr(A(), "x")

### setattr wrong count
setattr(5, "x")

### hash
print(hash(5), hash(-1), hash(-2), hash(True), hash(1.0), hash(""), hash(0), hash((1,)) == hash((1,)), hash(None) == hash(None))

### hash of unhashable
for x in ([], {}, set(), bytearray(), [1]):
    try: hash(x)
    except TypeError as e: print(e)

### hash of a custom number
class A:
    def __hash__(self): return -1
hash(A())

### id is stable
a = []
print(id(a) == id(a), id(a) == id([]) and False, type(id(5)).__name__)

### input without input
input("prompt> ")

### isinstance forms
print(isinstance(5, int), isinstance(5, (str, int)), isinstance(5, ((str,), (int,))), isinstance(5, int | str), isinstance(None, type(None)), isinstance(5, ()), isinstance(True, int), isinstance(None, int | None))

### isinstance with a value
isinstance(5, 5)

### isinstance with a bad tuple
isinstance("a", (int, "str"))

### isinstance stops early in a tuple
isinstance(5, (int, "bad"))

### issubclass forms
print(issubclass(bool, int), issubclass(int, (str, object)), issubclass(int, int | str))

### issubclass of a value
issubclass(5, int)

### issubclass with a value
issubclass(int, 5)

### iter of various
print(list(iter("ab")), list(iter({1: 2})), next(iter([5])), list(iter(iter([1]))))

### len of various
print(len("abc"), len([]), len({1: 2}), len(range(10)), len(b"ab"), len((1,)), len({1, 1}), len({}.keys()), len(memoryview(b"abc")))

### len of things without length
for x in (5, None, 1.5, iter([]), (i for i in []), len, int):
    try: len(x)
    except TypeError as e: print(e)

### max and min
print(max(1, 2), min([3, 1, 2]), max("abc"), max([1], [2], key=sum), min({"b": 1, "a": 2}), max([], default=5), min((), default=None), max(1, 2.0, True))

### max keeps the first
print(max([(1, "a"), (1, "b")], key=lambda p: p[0]), min([(1, "a"), (1, "b")], key=lambda p: p[0]), max(1, 1.0), max(1.0, 1))

### max of nothing
max([])
# 3.14| ValueError: max() iterable argument is empty

### min of nothing
min(())
# 3.14| ValueError: min() iterable argument is empty

### max without arguments
max()

### max of a number
max(5)

### max of mixed types
max(1, "a")

### max with a default and many
max(1, 2, default=3)

### max with an unknown keyword
max([1], foo=1)
# 3.14| TypeError: max() got an unexpected keyword argument 'foo'

### max with key None
print(max([1, 3, 2], key=None), min("b", "a", key=None))

### next of a non iterator
next(5)

### next wrong count
next()

### pow
print(pow(2, 3), pow(2, -1), pow(2, 3, 5), pow(2.0, 3), pow(base=2, exp=3), pow(2, 5, mod=7), pow(-2, 3, 5), pow(0, 0), pow(3, -1, 7))

### pow of text
pow("a", 2)

### pow three with floats
pow(2.0, 3, 5)

### print options
print("a", "b", sep="-")
print("a", end="|")
print("b", "c", sep="", end="!\n")
print()
print(sep="x")
print(1, None, [2], "x", 2.5, sep=", ")
print("a", "b", sep=None, end=None)
print("a\tb\\n")
print(*[1, 2], *"ab")

### print wrong separator
print("a", sep=5)

### print unknown keyword
print("a", foo=1)
# 3.14| TypeError: print() got an unexpected keyword argument 'foo'

### print to a stream
import io
s = io.StringIO()
print("to stream", 1, file=s, flush=True)
print(repr(s.getvalue()), file=None)

### print to something without write
print("a", file=5)

### print returns None
print(print("x"))

### print calls str
class A:
    def __str__(self): print("inner"); return "A"
print("start", A())

### print of a failing str
class A:
    def __str__(self): raise ValueError("no text")
print("before", A())

### round
print(round(2.5), round(3.5), round(-2.5), round(2.567, 2), round(1234, -2), round(5), round(2.5, None), round(0.1 + 0.2, 10), round(True), round(number=2.7, ndigits=0))

### round of text
round("a")

### round with a float digit count
round(1.5, 1.0)

### sorted
print(sorted([3, 1, 2]), sorted("bca"), sorted({"b": 1, "a": 2}), sorted([1, 2], reverse=True), sorted(["b", "A"], key=str.lower), sorted([]), sorted((x for x in (2, 1))))

### sorted of mixed types
sorted([1, "a"])

### sorted of a number
sorted(5)

### sorted positional key
sorted([1], len)

### sorted wrong keyword
sorted([1], cmp=len)
# 3.14| TypeError: sort() got an unexpected keyword argument 'cmp'

### sorted stability and keys with ties
data = [("a", 2), ("b", 1), ("c", 2), ("d", 1)]
print(sorted(data, key=lambda x: x[1]), sorted(data, key=lambda x: -x[1]), sorted(data, key=lambda x: x[1], reverse=True))

### sorted with key None and nan free mix
print(sorted([3, 1.5, True, False, -2], key=None), sorted([[2], [1, 5], []]), sorted([(1, "b"), (1, "a")]))

### sorted calls the key once per element
calls = []
sorted([3, 1, 2], key=lambda x: calls.append(x) or x)
calls

### sum
print(sum([1, 2]), sum([]), sum([1.5, 2]), sum([[1], [2]], []), sum((x for x in range(5)), 10), sum([1], start=5), sum([True, True]), sum({1: 0, 2: 0}))

### sum of text
sum(["a", "b"])

### sum of text with text start
sum(["a"], "")

### sum with bytes start
sum([b"a"], b"")

### sum of a number
sum(5)

### sum of mixed
sum([1, [2]])

### sum of floats is careful
print(sum([0.1] * 3), sum([1e100, 1.0, -1e100]))
# 3.14| 0.30000000000000004 1.0

### type with one argument
print(type(5), type(5) is int, type("").__name__, type(type), type(None), type(NotImplemented), type(...))

### type without arguments
type()

### vars of things
class A:
    def __init__(self): self.x = 1
print(vars(A()), "__init__" in vars(A))

### vars of a number
vars(5)

### zip and map together
print(list(zip("ab", range(2), [True, False])), list(map(max, [1, 5], [3, 2])), dict(zip("ab", map(ord, "ab"))), list(zip(*[[1, 2], [3, 4]])))

### map stops at the shortest
print(list(map(lambda *a: a, [1, 2, 3], "ab")), list(map(pow, [2, 3], [3, 2])))

### map with the wrong number of arguments
list(map(lambda x: x, [1], [2]))

### filter keeps the values
print(list(filter(lambda x: x % 2, range(6))), list(filter(None, ["", "a", None, 0, 5])), list(filter(str.isupper, "aBcD")))

### reversed
print(list(reversed([1, 2])), list(reversed("ab")), list(reversed(range(3))), list(reversed((1,))), list(reversed({"a": 1, "b": 2})))

### reversed of a generator
reversed(x for x in [])

### reversed of a number
reversed(5)

### object
o = object()
print(type(o).__name__, o == o, o == object(), isinstance(o, object), bool(o), object.__doc__ is not None)

### object compare
object() < object()

### staticmethod and property objects as builtins
print(type(staticmethod(len)).__name__, type(property()).__name__, type(classmethod(len)).__name__, property().fget)

### int float str bool bytes builtin subclasses relations
print(issubclass(bool, int), issubclass(int, float), issubclass(str, object), bool.__mro__, int.__bases__, type.__bases__)

### NotImplemented and Ellipsis
print(NotImplemented, ..., Ellipsis is ..., type(NotImplemented)(), repr(...), NotImplemented is NotImplemented)

### calling NotImplemented
NotImplemented()

### None is a single value
print(None is None, type(None)() is None, None == 0, str(None), None or "x")

### None has no attributes
None.x

### None cannot be assigned
None = 5

### assigning builtins is allowed
list = 5
print(list)
del list
print(list((1,)))

### builtin repr and names
print(len.__name__, print, len.__doc__ is not None, str.upper, [].append.__name__, "".join.__qualname__, int.__name__, abs.__module__)

### builtins module
import builtins
print(builtins.len is len, builtins.__name__, "print" in dir(builtins), hasattr(builtins, "nothing"))

### __import__
m = __import__("math")
print(m.floor(2.5), __import__("collections").__name__)

### __name__
print(__name__, __doc__)

### breakpoint exists
print(callable(breakpoint), callable(open), callable(help) if "help" in dir() else True)

### sum of products and nested builtins
print(sum(map(lambda p: p[0] * p[1], zip([1, 2, 3], [4, 5, 6]))), max(map(len, ["a", "bbb"])), sorted(set(map(abs, [-2, 2, 1]))), list(enumerate(zip("ab", "cd"))))

### min of dict by value and by item
d = {"x": 3, "y": 1}
print(min(d, key=d.get), max(d.items(), key=lambda i: i[1]), min(d.values()), sorted(d, key=d.__getitem__))

### int parsing errors keep the text
for s in ("", " ", "1.0", "0x", "1 2", "é", "--1", "1_", "abc\n"):
    try: int(s)
    except ValueError as e: print(e)

### float parsing errors keep the text
for s in ("", " ", "1.0.0", "1e", "e5", "1 2", "--1", "0x1", "infin"):
    try: float(s)
    except ValueError as e: print(e)

### long text in errors is kept
try: int("x" * 60)
except ValueError as e: print(e)

### type names in errors
for f in (lambda: 1 + [], lambda: {} + 1, lambda: (1,) + 1, lambda: None + None, lambda: len + 1, lambda: print * 2, lambda: range(2) + 1, lambda: ... + 1):
    try: f()
    except TypeError as e: print(e)

### calling types with wrong counts
for f, a in ((int, (1, 2, 3)), (str, (1, 2, 3, 4)), (list, (1, 2)), (dict, (1, 2)), (float, (1, 2)), (set, (1, 2)), (tuple, (1, 2)), (range, ()), (slice, ()), (enumerate, ()), (bool, (1, 2))):
    try: f(*a)
    except TypeError as e: print(e)
# 3.14| int expected at most 2 arguments, got 3
# 3.14| str expected at most 3 arguments, got 4
# 3.14| list expected at most 1 argument, got 2
# 3.14| dict expected at most 1 argument, got 2
# 3.14| float expected at most 1 argument, got 2
# 3.14| set expected at most 1 argument, got 2
# 3.14| tuple expected at most 1 argument, got 2
# 3.14| range expected at least 1 argument, got 0
# 3.14| slice expected at least 1 argument, got 0
# 3.14| enumerate() missing required argument 'iterable'
# 3.14| bool expected at most 1 argument, got 2

### keywords on types
for f, k in ((int, {"x": 1}), (float, {"x": 1}), (list, {"a": 1}), (tuple, {"a": 1}), (range, {"a": 1}), (bool, {"x": 1}), (set, {"a": 1})):
    try: f(**k)
    except TypeError as e: print(e)
# 3.14| int() got an unexpected keyword argument 'x'
# 3.14| float() takes no keyword arguments
# 3.14| list() takes no keyword arguments
# 3.14| tuple() takes no keyword arguments
# 3.14| range() takes no keyword arguments
# 3.14| bool() takes no keyword arguments
# 3.14| set() takes no keyword arguments

### bool list of comparisons with type objects
print(int == int, int is not str, int < str if False else "n", {int: 1}[int], [int, str].index(str))

### ordering types
int < str

### help text free dir
print([n for n in dir(5) if n in ("real", "imag", "bit_length")], "append" in dir([]), "__len__" in dir(""))

### open of a missing file
try: open("/no/such/file")
except OSError as e: print(type(e).__name__)
