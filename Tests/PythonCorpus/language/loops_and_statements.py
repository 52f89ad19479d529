### while
n = 3
while n: print(n); n -= 1
else: print("done")

### while with break skips else
n = 0
while True:
    n += 1
    if n == 3: break
else: print("no")
n

### continue in while still reaches else
n = 0
while n < 3:
    n += 1
    if n == 2: continue
    print(n)
else: print("else")

### for else
for x in range(3):
    if x == 5: break
else: print("not found")
for x in range(3):
    if x == 1: break
else: print("no")
x

### for over nothing runs else
for x in []: pass
else: print("else")
x

### for over texts, dicts, files of lines
for c in "ab": print(c)
for k in {"x": 1}: print(k)
for i, l in enumerate("a\nb".splitlines()): print(i, l)

### nested loops and break
for i in range(3):
    for j in range(3):
        if j == 1: break
        print(i, j)
    else: continue
    if i == 1: break

### search with else
def prime(n):
    for d in range(2, n):
        if n % d == 0: return False
    else: return n > 1
[n for n in range(20) if prime(n)]

### break outside
break

### continue outside
continue

### break in a function inside a loop
for i in range(2):
    def f(): break

### return outside
return 5

### loop variable changes do not matter
for i in range(3):
    print(i)
    i = 100

### source is evaluated once
def src():
    print("source")
    return [1, 2]
for x in src(): print(x)

### if elif else
def f(n):
    if n < 0: return "neg"
    elif n == 0: return "zero"
    elif n < 10: return "small"
    else: return "big"
print(f(-1), f(0), f(5), f(50))

### pass and ellipsis
if True: pass
def f(): ...
class A: ...
print(f(), A)

### several statements in a line
a = 1; b = 2; print(a + b); del a
a

### del several
a = b = 1
d = {"x": 1, "y": 2}
l = [1, 2, 3]
del a, d["x"], l[0]
print(d, l, "a" in globals())

### del of parenthesised and tuples
a = b = c = 1
del (a), (b, c)
a

### del of an attribute, slice and nested item
class O: pass
o = O(); o.x = {"k": [1, 2]}
del o.x["k"][0]
print(o.x)
del o.x
o.x

### del of a literal
del 5

### del of a call
del f()

### del of an expression
del a + b

### walrus in while
data = [1, 2, 0, 3]
while (x := data.pop(0)): print(x)
x

### walrus in conditions and calls
if (n := len("abc")) > 2 and (m := n * 2): print(n, m)
print((y := 5) + y, [z := 1, z + 1], f"{(w := 3)}")

### walrus without parentheses at the top
x := 5

### walrus to an attribute
(a.b := 5)

### walrus in a lambda and default
f = lambda: (q := 5) + q
def g(a=(k := 3)): return a
print(f(), g(), k)

### conditional expressions nest to the right
f = lambda x: "a" if x == 1 else "b" if x == 2 else "c"
print(f(1), f(2), f(3))

### conditional expression without else
x = 1 if True

### augmented assignment of every kind
a = 5; a += 2; a -= 1; a *= 4; a //= 5; a **= 3; a %= 10
b = [1]; b += [2]; b *= 2
s = "x"; s += "y"; s *= 2
t = (1,); t += (2,)
c = {1}; c |= {2}; c -= {1}
print(a, b, s, t, c)

### augmented assignment of an undefined name
zz += 1

### augmented assignment is not an expression
x = 1
y = (x += 1)

### increment operators do not exist
x = 5
print(++x, --x)
x++

### chained assignment and swap
a = b = []
a.append(1)
a, b = b, a
print(a, b, a is b)

### global statements and order
x = 1
def f():
    global x
    x += 1
f(); f()
x

### assert in a loop
for n in (1, 2, 0):
    assert n, f"n is {n}"
    print(n)

### long chains of elif
def grade(n):
    for limit, g in ((90, "A"), (80, "B"), (70, "C")):
        if n >= limit: return g
    return "F"
[grade(n) for n in (95, 85, 75, 5)]

### fizzbuzz
for i in range(1, 16): print("Fizz" * (i % 3 == 0) + "Buzz" * (i % 5 == 0) or i, end=" ")

### bubble sort
a = [5, 2, 9, 1]
for i in range(len(a)):
    for j in range(len(a) - 1 - i):
        if a[j] > a[j + 1]: a[j], a[j + 1] = a[j + 1], a[j]
a

### binary search
def find(a, x):
    lo, hi = 0, len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if a[mid] < x: lo = mid + 1
        else: hi = mid
    return lo if lo < len(a) and a[lo] == x else -1
print(find([1, 3, 5, 7], 5), find([1, 3, 5, 7], 4))

### gcd and digits
def gcd(a, b):
    while b: a, b = b, a % b
    return a
n, total = 9045, 0
while n: total += n % 10; n //= 10
print(gcd(48, 36), total)

### iterating while modifying a copy
d = {"a": 1, "b": 2, "c": 3}
for k, v in list(d.items()):
    if v % 2: del d[k]
d

### nested functions in loops and early return
def first(pred, xs):
    for x in xs:
        if pred(x): return x
print(first(lambda x: x > 2, [1, 3, 5]), first(lambda x: x > 9, [1]))

### zip and reversed loops
for a, b in zip([1, 2], reversed("xy")): print(a, b)

### empty statement lines and comments
# comment
x = 1  # trailing

    # indented comment
y = 2
x + y

### line continuation
x = 1 + \
    2 + \
    3
if x == 6 and \
   True: print("six")

### last value None shows nothing
None

### last value of an assignment shows nothing
x = 5

### last value in a compound statement shows nothing
if True:
    5

### docstring alone
"just text"

### tuple as last value
1, "a", [2]

### ellipsis value
...
