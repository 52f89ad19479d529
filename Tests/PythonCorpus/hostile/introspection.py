# Attempts of our own to climb from ordinary objects to the host: classes, functions, frames, code, modules.

### class walk from text
# tries: str -> object -> subclasses -> a class with globals
# expect: contained
for c in "".__class__.__mro__[-1].__subclasses__():
    g = getattr(getattr(c, "__init__", None), "__globals__", {})
    if "sys" in g and "os" in g["sys"].modules and g["sys"].modules["os"].getpid() > 0:
        print("BREACH reached os")
        break

### class walk by mro and bases
# tries: int.__bases__, type.mro and recursion over subclasses
# expect: contained
todo, seen = [int.__bases__[0]], set()
while todo:
    c = todo.pop()
    if c in seen: continue
    seen.add(c)
    todo += type.__subclasses__(c)
for c in seen:
    if c.__name__ in ("FileIO", "FileLoader", "SourceFileLoader", "_wrap_close"):
        try:
            if c.__name__ == "FileIO" and c("/etc/passwd").read().startswith(b"root:"):
                print("BREACH read a file of the host")
        except TypeError: pass

### function globals
# tries: __globals__ of a library function
# expect: contained
import textwrap
if textwrap.dedent.__globals__["__builtins__"]["__import__"]("os").getpid() > 0:
    print("BREACH reached os")

### function builtins
# tries: __builtins__ of a function of the guest
# expect: contained
def f(): pass
if f.__builtins__["open"]("/etc/passwd").read().startswith("root:"):
    print("BREACH read a file of the host")

### method of a library class
# tries: __init__.__globals__ of a library class
# expect: contained
import collections
if collections.Counter.__init__.__globals__["_sys"].modules["os"].getpid() > 0:
    print("BREACH reached os")

### wrapped closure cells
# tries: closure cells of library decorators
# expect: contained
import functools
def f(): pass
g = functools.wraps(f)(lambda: 0)
for cell in (functools.lru_cache(None).__closure__ or ()):
    v = cell.cell_contents
    if hasattr(v, "__globals__") and v.__globals__.get("__builtins__"):
        b = v.__globals__["__builtins__"]
        if (b if isinstance(b, dict) else vars(b))["__import__"]("os").getpid() > 0:
            print("BREACH reached os")
if functools.wraps.__globals__["__builtins__"]["__import__"]("os").getpid() > 0:
    print("BREACH reached os")

### module loader
# tries: __loader__ and __spec__ of an allowed module
# expect: contained
import json
if json.__loader__.get_data("/etc/passwd").startswith(b"root:"):
    print("BREACH read a file of the host by a loader")

### spec loader state
# tries: __spec__.loader.load_module of another module
# expect: contained
import math, json
loader = type(json.__spec__.loader)
m = loader("os", json.__file__.replace("json/__init__", "os")).load_module("os")
if m.getpid() > 0:
    print("BREACH loaded os")

### module file
# tries: __file__ and __cached__ show the host's paths
# expect: contained
import json
if open(json.__file__).read(10):
    print("BREACH read the library's source on the host")

### module dict of json
# tries: modules that an allowed module imported
# expect: contained
import json
if json.codecs.open("/etc/passwd").read().startswith("root:"):
    print("BREACH read a file of the host by codecs")

### decoder scanner globals
# tries: globals deep in a package
# expect: contained
import json
if json.decoder.scanner.re.enum.sys.modules["os"].getpid() > 0:
    print("BREACH reached os")

### statistics and fractions
# tries: modules behind statistics
# expect: contained
import statistics
if statistics.sys.modules["os"].getpid() > 0:
    print("BREACH reached os")

### contextlib os
# tries: contextlib imports os and sys
# expect: contained
import contextlib
if contextlib.os.popen("echo re" "ached").read() == "reached\n":
    print("BREACH ran a command")

### collections sys
# tries: sys behind collections and its parts
# expect: contained
import collections.abc
if collections._sys.modules["os"].getpid() > 0:
    print("BREACH reached os")

### dataclasses helpers
# tries: dataclasses runs exec with names of the caller
# expect: contained
import dataclasses
if dataclasses.sys.modules["os"].getpid() > 0:
    print("BREACH reached os")

### dataclass field name injection
# tries: a field whose name or default is code for the exec inside dataclasses
# expect: contained
import dataclasses
try:
    C = dataclasses.make_dataclass("C", [("x", "__import__('os').getpid()", dataclasses.field(default=1))])
    import typing
    if typing.get_type_hints(C)["x"] > 0:
        print("BREACH annotation evaluated with os")
except (SyntaxError, TypeError) as e:
    if "PositiveInt" in str(e): print("BREACH")

### namedtuple injection
# tries: names in namedtuple that end up in source text
# expect: contained
import collections
try:
    collections.namedtuple("x", "a=__import__('os').getpid() b")
except ValueError: print("refused")
if collections.namedtuple("P", "a")._make.__func__.__globals__["_sys"].modules["os"].getpid() > 0:
    print("BREACH reached os")

### typing forward references
# tries: text in annotations evaluated by typing
# expect: contained
import typing
class A: x: "__import__('os').getpid()"
try: hints = typing.get_type_hints(A)
except TypeError as e: print("refused")
else:
    if hints["x"]: print("BREACH evaluated")
if typing.sys.modules["os"].getpid() > 0:
    print("BREACH reached os")

### enum internals
# tries: sys inside enum
# expect: contained
import enum
if enum.sys.modules["os"].getpid() > 0:
    print("BREACH reached os")

### code replace
# tries: a code object changed to read a name that is not given
# expect: contained
def f(): return len
g = type(f)(f.__code__.replace(co_names=("open",)), {})
if g()("/etc/passwd").read().startswith("root:"):
    print("BREACH read a file of the host")

### code built by hand
# tries: constructing a code object with raw instructions
# expect: contained
C = type((lambda: 0).__code__)
try:
    c = C(0, 0, 0, 0, 0, 3, bytes([255] * 40), (), (), (), "f", "n", "q", 1, b"", b"", (), ())
except Exception as e:
    print("refused", type(e).__name__)
else:
    print("BREACH raw instructions accepted")

### code constants
# tries: co_consts and co_code read and written
# expect: contained
def f(): return 1
c = f.__code__
f.__code__ = c.replace(co_code=c.co_code[::-1] + b"\xff" * 8)
print("BREACH instructions replaced")

### function constructor with foreign globals
# tries: FunctionType with the globals of a library module
# expect: contained
import textwrap
def steal(): return __builtins__["__import__"]("os").getpid()
F = type(steal)
if F(steal.__code__, vars(textwrap))() > 0:
    print("BREACH ran inside a library module")

### frame of the caller
# tries: sys._getframe with growing depth to the host
# expect: contained
import sys
depth = 0
try:
    while True:
        frame = sys._getframe(depth)
        depth += 1
except ValueError: pass
if depth > 1 and "sys" in frame.f_globals:
    print("BREACH frames of the host are visible")

### frame locals write
# tries: changing locals of the host's frames
# expect: contained
import sys
frame = sys._getframe()
while frame.f_back: frame = frame.f_back
frame.f_globals["__injected__"] = 1
if frame.f_code.co_filename != "<case>":
    print("BREACH wrote into the host's globals")

### trace functions
# tries: sys.settrace and sys.setprofile get frames
# expect: contained
import sys
frames = []
sys.settrace(lambda frame, *a: frames.append(frame))
(lambda: 0)()
sys.settrace(None)
if frames and frames[0].f_builtins["__import__"]("os").getpid() > 0:
    print("BREACH reached os from a trace")

### audit and excepthook
# tries: hooks that the host would call
# expect: contained
import sys
sys.excepthook = lambda *a: sys.stdout.write("hook\n")
sys.displayhook = lambda v: sys.stdout.write(f"BREACH hook ran in the host {v}\n") if sys.modules["os"].getpid() else None
5

### generator throw into the host
# tries: objects of the host in a generator's frame
# expect: contained
def g():
    try: yield
    except GeneratorExit as e: found.append(e.__traceback__)
found = []
x = g(); next(x); x.close()
tb = found[0]
frame = tb.tb_frame
while frame.f_back: frame = frame.f_back
if frame.f_builtins["open"]("/etc/passwd").read().startswith("root:"):
    print("BREACH read a file of the host")

### exception context chain
# tries: __context__ holds exceptions of the host
# expect: contained
try: raise ValueError
except ValueError as e:
    while e:
        tb = e.__traceback__
        while tb:
            if tb.tb_frame.f_code.co_filename != "<case>" or tb.tb_frame.f_back:
                f = tb.tb_frame.f_back or tb.tb_frame
                if f.f_builtins["__import__"]("os").getpid() > 0:
                    print("BREACH frame of the host in a traceback")
                    tb = None
                    break
            tb = tb.tb_next
        e = e.__context__

### name error object
# tries: AttributeError.obj and ImportError give objects
# expect: contained
import json
try: json.nothing
except AttributeError as e:
    if e.obj.codecs.sys.modules["os"].getpid() > 0:
        print("BREACH reached os by AttributeError.obj")

### warnings registry
# tries: warnings and linecache read files
# expect: contained
import linecache
if linecache.getline("/etc/passwd", 1).startswith("root:"):
    print("BREACH read a file of the host by linecache")

### inspect
# tries: inspect.stack and getsource
# expect: contained
import inspect
if inspect.stack()[-1].frame.f_builtins["__import__"]("os").getpid() > 0:
    print("BREACH reached os by inspect")

### gc objects
# tries: gc.get_objects and get_referrers give everything
# expect: contained
import gc
for o in gc.get_objects():
    if type(o).__name__ == "module" and getattr(o, "__name__", "") == "os" and o.getpid() > 0:
        print("BREACH reached os by gc")
        break

### type with three arguments over a builtin
# tries: a class whose bases are internal types
# expect: contained
for t in (type(lambda: 0), type((lambda: 0).__code__), type(iter([])), type(len), type(str.__dict__["join"]), type(None), bool, type(...)):
    try: type("X", (t,), {})
    except TypeError: continue
    print("BREACH subclassed", t.__name__)

### object new of internal types
# tries: instances of internal types without their constructor
# expect: contained
for t in (type(lambda: 0), type((lambda: 0).__code__), type((x for x in [])), type(len), type(iter([])), type([].append), type({}.keys())):
    try: o = object.__new__(t)
    except TypeError: continue
    print("BREACH made an empty", t.__name__)

### class assignment to internal types
# tries: __class__ of an instance changed to something with another layout
# expect: contained
class A: pass
for t in (int, list, type, type(lambda: 0), type((x for x in [])), dict):
    try:
        a = A()
        a.__class__ = t
        print("BREACH became", t.__name__)
    except TypeError: pass

### mro returning nonsense
# tries: a metaclass whose mro() gives foreign or repeated classes
# expect: contained
for result in ([], [5], [int, str], [list], None):
    class M(type):
        def mro(cls): return result or []
    try:
        class A(metaclass=M): x = 1
        A().x
        A.append
    except (TypeError, AttributeError): continue
print("survived")

### bases cycle
# tries: __bases__ that make a cycle
# expect: contained
class A: pass
class B(A): pass
try:
    A.__bases__ = (B,)
    print("BREACH a cycle of classes")
except TypeError: print("refused")

### property of type
# tries: descriptors taken from one type and used on another
# expect: contained
d = type.__dict__["__dict__"]
for target in (5, "a", [], lambda: 0, object()):
    try: d.__get__(target, type(target))
    except TypeError: continue
    print("BREACH descriptor accepted", target)
for name in ("append", "__getitem__", "__len__"):
    try: vars(list)[name].__get__({}, dict)(0)
    except TypeError: continue
    print("BREACH list method on a dict")

### builtin type dict
# tries: writing into the dict of int and str
# expect: contained
for f in (lambda: setattr(int, "x", 1), lambda: int.__dict__.__setitem__("x", 1), lambda: type.__setattr__(int, "x", 1), lambda: vars(str).update(x=1), lambda: delattr(str, "upper"), lambda: object.__setattr__(int, "x", 1)):
    try: f()
    except (TypeError, AttributeError): continue
    print("BREACH changed a builtin type")

### mapping proxy union
# tries: reaching the dict behind a class by comparison and |
# expect: contained
class Grab:
    def __eq__(self, o):
        got.append(o)
        return True
    def __ror__(self, o):
        got.append(o)
        return o
got = []
int.__dict__ == Grab()
int.__dict__ | Grab()
for d in got:
    if type(d) is dict:
        d["poison"] = 1
        if hasattr(5, "poison"): print("BREACH changed int")

### module class change
# tries: __class__ of a module replaced, attributes hooked
# expect: contained
import json, types
class Fake(types.ModuleType):
    def __getattr__(self, n): return self.__loader__
json.__class__ = Fake
if json.anything.get_data("/etc/passwd").startswith(b"root:"):
    print("BREACH read a file of the host")

### sys modules poisoning
# tries: a fake module for later imports by the host
# expect: contained
import sys
sys.modules["os"] = sys.modules["__main__"]
sys.modules["builtins"].__dict__["__import__"] = lambda *a: print("BREACH a poisoned import ran in the host") or sys
import collections.abc

### builtins replaced
# tries: replacing builtins that the host's code would call
# expect: contained
import builtins, json
def bad(x, *a):
    if type(x).__name__ == "str" and x == "probe": print("BREACH library code called the guest's function")
    return "BREACH"
builtins.isinstance = bad
json.dumps("probe")

### library function replaced
# tries: changing a module so that other library code calls the guest with internals
# expect: contained
import re
caught = []
re._compiler.isstring = lambda x: caught.append(x) or True
re.purge()
re.compile("a")
if caught: print("BREACH library internals call the guest")

### stdout attributes
# tries: sys.stdout.buffer, fileno and the real stdout
# expect: contained
import sys
if sys.__stdout__ and sys.__stdout__.fileno() >= 0:
    print("BREACH a real file descriptor", sys.__stdout__.fileno())

### site builtins
# tries: help, license and exit objects hold functions of site
# expect: contained
if license.__class__.__init__.__globals__["sys"].modules["os"].getpid() > 0:
    print("BREACH reached os by site")

### string formatting with attributes of classes
# tries: {0.__class__...} leaks of internals as text
# expect: contained
def f(): pass
text = "{0.__globals__[__builtins__]}".format(f)
if "built-in function open" in text or "<module 'builtins'" in text and "{0.__builtins__[open].__self__.open}".format(f):
    print("BREACH internals as text" if open("/etc/hostname").read() else "")

### percent format mapping hooks
# tries: %(name)s with a mapping that sees host objects
# expect: contained
class M(dict):
    def __missing__(self, k):
        import sys
        return sys._getframe(1).f_builtins["__import__"]("os").getpid()
if int("%(x)s" % M()) > 0:
    print("BREACH reached os")

### weak references and finalizers
# tries: callbacks that run while the host cleans up
# expect: contained
import weakref
class A: pass
a = A()
weakref.finalize(a, lambda: print("BREACH finalizer reached os") if __import__("os").getpid() else 0)
del a

### atexit
# tries: code at the end of the host's process
# expect: contained
import atexit
atexit.register(lambda: None)
if atexit._ncallbacks() > 0:
    print("BREACH registered in the host")

### threads
# tries: a thread outside of the limits
# expect: limit instructions|time
import threading
def forever():
    while True: pass
threads = [threading.Thread(target=forever) for i in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print("BREACH the threads ended")

### signals
# tries: handlers and alarms of the host
# expect: contained
import signal
hit = []
signal.signal(signal.SIGALRM, lambda *a: hit.append(1))
signal.raise_signal(signal.SIGALRM)
if hit: print("BREACH handled a signal of the host")
