### eval
print(eval("1 + 2"), eval("x + 1", {"x": 5}), eval("a * b", {"a": 2}, {"b": 3}), eval(" 5 "), eval("\n7"))

### eval sees globals and builtins
x = 5
print(eval("x * len('ab')"))

### eval sees locals
def f():
    y = 3
    return eval("y + 1")
f()

### eval of a statement
eval("x = 1")

### eval of nothing
eval("")

### eval of an error
eval("1 / 0")

### eval of a syntax error
eval("1 +")

### eval of a number
eval(5)

### eval with wrong globals
eval("1", 5)

### eval without builtins
print(eval("1 + 1", {"__builtins__": {}}))
eval("len([])", {"__builtins__": {}})

### eval adds builtins
d = {}
eval("1", d)
print(list(d), "len" in dir(d["__builtins__"]) if not isinstance(d["__builtins__"], dict) else "len" in d["__builtins__"])

### exec
d = {}
exec("a = 1\nb = a + 1\ndef f(): return b", d)
print(d["a"], d["b"], d["f"](), exec("1"))

### exec with two namespaces
g, l = {"x": 1}, {}
exec("y = x + 1", g, l)
print(l, "y" in g)

### exec in the module
exec("made = 5")
made

### exec of functions with separate locals
g, l = {}, {}
exec("x = 1\ndef f(): return x", g, l)
l["f"]()

### exec of classes
d = {}
exec("class A:\n    def m(self): return 'm'", d)
print(d["A"]().m(), d["A"].__name__)

### exec prints
exec("for i in range(2): print(i)")

### exec syntax error attributes
try: exec("if x\n  pass")
except SyntaxError as e: print(e.msg, e.lineno)

### exec indentation errors
for src in ("if 1:\npass", "  x = 1", "if 1:\n    a\n  b", "x = 1\n  y = 2"):
    try: exec(src)
    except SyntaxError as e: print(type(e).__name__, e.msg, e.lineno)

### compile modes
c = compile("1 + 2", "f", "eval")
print(eval(c), type(c).__name__)
c = compile("x = 5", "f", "exec")
exec(c)
print(x)
c = compile("7", "f", "single")
exec(c)

### compile wrong mode
compile("1", "f", "wrong")

### compile eval of statements
compile("x = 1", "f", "eval")

### code attributes
def f(a, b=1, *c, d, **e):
    x = 1
    return x
c = f.__code__
print(c.co_name, c.co_argcount, c.co_kwonlyargcount, c.co_varnames, c.co_posonlyargcount, c.co_nlocals)

### null characters
try: eval("1\0")
except (ValueError, SyntaxError) as e: print(e)

### builtin dict as module namespace
ns = {"__name__": "demo"}
exec("class A: pass\ndef f(): return __name__", ns)
print(ns["A"].__module__, ns["f"](), ns["A"])

### exec with a custom mapping as locals
class D(dict):
    def __missing__(self, k): return k.upper()
d = D()
exec("print(hello, x)\ny = 5", {"print": print}, d)
print(d)

### globals must be a dict
class D(dict): pass
print(eval("x", D(x=5)))
from collections import UserDict
eval("x", UserDict(x=1))

### eval lambda and comprehension
print(eval("(lambda x: x + 1)(2)"), eval("[i * k for i in range(3)]", {"k": 2}), eval("{'a': (1, 2)}"))

### eval of walrus leaks into locals
def f():
    return eval("(q := 5)"), "q" in locals()
f()
# 3.14| => (5, False)

### dispatch by names
ops = {"add": "a + b", "mul": "a * b"}
print({k: eval(v, {"a": 3, "b": 4}) for k, v in ops.items()})

### generated functions
src = "\n".join(f"def f{i}(x): return x * {i}" for i in range(3))
ns = {}
exec(src, ns)
print([ns[f"f{i}"](10) for i in range(3)])

### nested exec
exec("exec('exec(\"print(5)\")')")

### unexpected keyword of exec
exec("1", nothing={})
# 3.14| TypeError: exec() got an unexpected keyword argument 'nothing'

### locals and globals at the top are the same
print(locals() is globals(), type(globals()).__name__)

### vars without argument
x = 1
print("x" in vars(), vars() is globals())

### dir without argument
x = 1
def f(a): b = 1; return dir()
print("x" in dir(), f(0))

### eval of bytes
print(eval(b"1 + 1"))

### ast literal_eval
import ast
print(ast.literal_eval("[1, {'a': (2.5, None)}, -3, True, b'x', {1}]"))
for s in ("1 + x", "f()", "__import__('os')"):
    try: ast.literal_eval(s)
    except ValueError as e: print("refused")

### code equality and caching
c = compile("1", "f", "eval")
print(c == compile("1", "f", "eval"), eval(c), eval(c))

### closures cannot be executed plainly
def f():
    x = 1
    def g(): return x
    return g
exec(f().__code__)

### exec inside a function does not create names
def f():
    exec("zz = 1")
    return zz
f()

### names defined by exec in explicit locals
def f():
    ns = {}
    exec("zz = 1", globals(), ns)
    return ns["zz"]
f()
