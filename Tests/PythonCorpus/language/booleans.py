### values and names
print(True, False, bool(), repr(True))

### truth of builtin values
print([bool(x) for x in (0, 1, -1, 0.0, "", "0", [], [0], (), {}, {0: 0}, set(), None, 0j, b"", b"0", range(0), range(1))])

### and gives an operand
print(1 and 2, 0 and 2, "" and 1, [] and 1, 1 and "", 1 and [] and 3)

### or gives an operand
print(1 or 2, 0 or 2, "" or "default", None or [] or {}, 0 or False or None)

### not gives a bool
print(not 1, not 0, not "", not [1], not None, not not 5)

### short circuit
def f(x):
    print("f", x)
    return x
print(f(0) and f(1))
print(f(1) or f(0))
print(f(0) or f(2) and f(3))

### precedence of not and or
print(not True or True, not (True or True), True or False and False, not 1 == 2)

### arithmetic
print(True + True, True - 1, True * 10, True / 2, True // 1, True % 2, True ** 2, -True, +True)

### bit operators keep bool
print(True & False, True | False, True ^ True, True & 1, True | 2, type(True & True).__name__, type(True & 1).__name__)

### inversion gives an int
print(~True, ~False)

### comparison
print(True == 1, True == 1.0, False == 0, True > False, True is True, True == "True", True < 2)

### bool as index and key
d = {True: "yes", 1: "one", 0: "zero", False: "no"}
print(d, [10, 20][True])

### __bool__
class T:
    def __init__(self, v): self.v = v
    def __bool__(self):
        print("asked")
        return self.v
print(bool(T(True)), not T(False), "x" if T(True) else "y")

### __len__ stands in for __bool__
class T:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
print(bool(T(0)), bool(T(3)))

### __bool__ wins over __len__
class T:
    def __bool__(self): return True
    def __len__(self): return 0
print(bool(T()))

### __bool__ returning an int
class T:
    def __bool__(self): return 1
bool(T())

### __len__ returning a negative number
class T:
    def __len__(self): return -1
bool(T())

### __bool__ that raises
class T:
    def __bool__(self): raise ValueError("no truth")
if T(): pass

### truth of NotImplemented
bool(NotImplemented)
# 3.14| TypeError: NotImplemented should not be used in a boolean context

### truth of other singletons
print(bool(...), bool(None), bool(int), bool(len), bool(lambda: 0), bool(object()))

### bool of a string is not parsing
print(bool("False"), bool("0"), bool(" "))

### bool takes one argument
bool(1, 2)

### bool cannot be subclassed
class B(bool): pass

### any and all
print(any([]), all([]), any([0, "", 3]), all([1, "a", []]), any(x > 3 for x in range(5)), all(x < 5 for x in range(5)))

### any stops early
def g():
    for x in (0, 1, 2):
        print("got", x)
        yield x
print(any(g()))

### chained comparison
x = 5
print(1 < x < 10, 1 < x > 3, 10 > x > 7, 1 == 1 == 1, 1 < 2 > 1 != 0, 3 > 2 == True)

### chained comparison evaluates once
def f():
    print("once")
    return 5
print(1 < f() < 10)

### chained comparison stops early
def f(x):
    print("f", x)
    return x
print(f(3) < f(1) < f(9))

### conditional expression
x = 7
print("odd" if x % 2 else "even", 1 if x > 10 else 2 if x > 5 else 3)

### conditional expression evaluates one branch
print(1 if True else 1 / 0)

### format of a bool
print(f"{True} {True:d} {True:5} {True!r:>6} {False:.1f} {True:x}")

### xor of truth
print(bool(5) != bool("x"), bool(0) != bool("x"), bool([]) ^ bool([1]))

### is and is not
a = []
b = a
print(a is b, a is not b, a is [], None is None, [] is not [])

### True cannot be assigned
True = 1

### counting with bools
words = ["a", "bb", "ccc", "dd"]
print(sum(len(w) == 2 for w in words), sum(map(bool, [0, 1, "", "x"])))
