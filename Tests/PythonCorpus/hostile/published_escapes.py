# Ways out of other sandboxes that were published, each written as a program of our own. A line that starts with
# BREACH is printed only where something of the host was really reached.

### getattr passed to map
# tries: indirect attribute access by a builtin that a checker of attributes does not see (CVE-2025-5120)
# expect: contained
import random
for module in map(getattr, [random], ["_os"]):
    if module.popen("echo re" "ached").read() == "reached\n":
        print("BREACH ran a command")

### getattr passed to filter
# tries: the same through filter and a partial (CVE-2025-5120)
# expect: contained
from functools import partial
import random
found = []
list(filter(lambda name: found.append(partial(getattr, random)(name)), ["_" + "os"]))
if found[0].popen("echo re" "ached").read() == "reached\n":
    print("BREACH ran a command")

### reduce over getattr
# tries: a chain of attributes by functools.reduce (CVE-2025-5120)
# expect: contained
from functools import reduce
import random
os = reduce(getattr, ["_os"], random)
if "PATH" in os.environ:
    print("BREACH read the environment")

### operator attrgetter
# tries: attribute paths as text inside compiled code, past rules on names
# expect: contained
import operator, random
if operator.attrgetter("_os.environ")(random).get("PATH"):
    print("BREACH read the environment")

### operator methodcaller
# tries: calling a method by name
# expect: contained
import operator, random
if operator.methodcaller("popen", "echo re" "ached")(random._os).read() == "reached\n":
    print("BREACH ran a command")

### subclasses to Popen
# tries: the class graph up to subprocess.Popen (CVE-2025-9959)
# expect: contained
import asyncio
for c in object.__subclasses__():
    if c.__name__ == "Popen" and c(["echo", "reached"], stdout=-1).communicate()[0] == b"reached\n":
        print("BREACH ran a command")

### getattribute spelled out
# tries: dunder access by __getattribute__ instead of the dot (CVE-2025-9959)
# expect: contained
base = object.__getattribute__((), "__class__").__getattribute__((), "__class__").__mro__[1]
subclasses = type.__getattribute__(base, "__subclasses__")()
for c in subclasses:
    if c.__name__ == "_wrap_close":
        if c.__init__.__globals__["popen"]("echo re" "ached").read() == "reached\n":
            print("BREACH ran a command")

### subclasses to os wrap close
# tries: the classical walk to os._wrap_close and its globals
# expect: contained
for c in ().__class__.__base__.__subclasses__():
    if c.__name__ == "_wrap_close":
        if "system" in c.__init__.__globals__ and c.__init__.__globals__["getpid"]() > 0:
            print("BREACH reached os")

### subclasses to catch_warnings
# tries: catch_warnings keeps its module, and that has sys (historical)
# expect: contained
import warnings
w = warnings.catch_warnings()
if "os" in w._module.sys.modules and w._module.sys.modules["os"].getpid() > 0:
    print("BREACH reached os")

### builtin importer
# tries: BuiltinImporter.load_module found in the class graph (historical)
# expect: contained
for c in object.__subclasses__():
    if c.__name__ == "BuiltinImporter":
        if c.load_module("posix").getpid() > 0:
            print("BREACH loaded posix")

### random os
# tries: a private name of an allowed module (historical)
# expect: contained
import random
if random._os.popen("echo re" "ached").read() == "reached\n":
    print("BREACH ran a command")

### queue threading sys
# tries: modules behind modules: queue.threading._sys (historical)
# expect: contained
import queue
sys = queue.threading._sys
if sys.modules["os"].popen("echo re" "ached").read() == "reached\n":
    print("BREACH ran a command")

### getframe builtins
# tries: sys._getframe().f_builtins (historical)
# expect: contained
import sys
if sys._getframe().f_builtins["__import__"]("os").getpid() > 0:
    print("BREACH reached os")

### traceback frame
# tries: e.__traceback__.tb_frame up to the host's frames (historical)
# expect: contained
try:
    1 / 0
except ZeroDivisionError as e:
    frame = e.__traceback__.tb_frame
    while frame.f_back:
        frame = frame.f_back
    if frame.f_builtins["__import__"]("os").getpid() > 0:
        print("BREACH reached os through the outermost frame")

### callable self
# tries: builtin functions know their module as __self__ (historical)
# expect: contained
builtins = print.__self__
if builtins.open("/etc/passwd").read().startswith("root:"):
    print("BREACH read a file of the host")

### dunder write by assignment
# tries: writing obj.__class__ past rules on reads (CVE-2026-4963)
# expect: contained
class A: pass
class B:
    def reach(self): return self.__class__.__base__.__subclasses__()
a = A()
a.__class__ = B
for c in a.reach():
    if c.__name__ == "_wrap_close" and c.__init__.__globals__["getpid"]() > 0:
        print("BREACH reached os")

### dunder write by setattr
# tries: replacing the code of a function by setattr (CVE-2026-4963)
# expect: contained
def f(): return 1
def g(): return __import__("os").getpid()
setattr(f, "__code__", g.__code__)
if f() > 0:
    print("BREACH reached os")

### dunder read by augmented assignment
# tries: x.__dict__ += v hands the dunder value to __radd__ (CVE-2026-4963)
# expect: contained
class Catch:
    def __radd__(self, value):
        self.caught = value
        return value
import random
c = Catch()
try:
    random.__builtins__ += c
except TypeError:
    pass
found = c.caught if isinstance(c.caught, dict) else vars(c.caught)
if found["__import__"]("os").getpid() > 0:
    print("BREACH reached os")

### format path to globals
# tries: a path inside str.format, run in compiled code (PR 2271; RestrictedPython CVE-2023-41039)
# expect: contained
import random
text = "{0.choice.__func__.__globals__[_os].environ}".format(random)
if "PATH" in text:
    print("BREACH read the environment by format")

### format_map path
# tries: the same through format_map (PR 2271; RestrictedPython CVE-2023-41039)
# expect: contained
import random
if "PATH" in "{m._os.environ}".format_map({"m": random}):
    print("BREACH read the environment by format_map")

### Formatter class path
# tries: string.Formatter does the walk in Python code (RestrictedPython CVE-2024-47532)
# expect: contained
import random, string
if "PATH" in string.Formatter().format("{0._os.environ}", random):
    print("BREACH read the environment by Formatter")

### Formatter get_field
# tries: string.Formatter().get_field gives the object itself, not text (RestrictedPython CVE-2024-47532)
# expect: contained
import random, string
os, _ = string.Formatter().get_field("a._os", (), {"a": random})
if os.popen("echo re" "ached").read() == "reached\n":
    print("BREACH ran a command")

### format spec path
# tries: a path inside the specification that is nested in a field
# expect: contained
import random
class Spec:
    def __format__(self, spec):
        if "/bin" in spec: print("BREACH read the environment by a nested spec")
        return spec
"{0:{1._os.environ[PATH]}}".format(Spec(), random)

### destructors run outside
# tries: __del__ of a guest object runs later in the host, outside limits (issue 2395)
# expect: contained
class D:
    def __del__(self):
        try:
            if __import__("os").getpid() > 0:
                print("BREACH a destructor reached os")
        except Exception:
            pass
D()
import gc
gc.collect()

### equality runs in the host
# tries: a result whose __eq__, __repr__ and __hash__ are called by the host (issue 2395)
# expect: contained
class R:
    def __repr__(self):
        if __import__("os").getpid() > 0:
            return "BREACH repr reached os"
        return "fine"
    __str__ = __repr__
    def __eq__(self, other): raise SystemExit(9)
    def __hash__(self): raise SystemExit(9)
print(R())

### pickled result
# tries: an object that runs code when the host unpickles it (CVE-2025-14931)
# expect: contained
import pickle
class Evil:
    def __reduce__(self): return (eval, ("print('BREACH unpickled') if __import__('os').getpid() else 0",))
pickle.loads(pickle.dumps(Evil()))

### limit counters
# tries: resetting the limits by the executor's own variables
# expect: contained
for name in ("_operations_count", "_print_outputs", "state", "static_tools", "custom_tools", "_operations_count['counter']"):
    if name in globals():
        print("BREACH limits are variables:", name)

### loopback request
# tries: reaching services of the host by an allowed library (CVE-2026-2654)
# expect: contained
import urllib.request
try:
    urllib.request.urlopen("http://127.0.0.1:1/", timeout=1)
except OSError as e:
    if "refused" in str(e).lower():
        print("BREACH a connection was tried")

### metadata request
# tries: the cloud's metadata address by a socket (CVE-2026-2654)
# expect: contained
import socket
s = socket.socket()
s.settimeout(0.2)
try:
    s.connect(("127.0.0.1", 1))
except OSError:
    print("BREACH a socket exists")

### ctypes
# tries: calling C directly (issue 2094)
# expect: contained
import ctypes
if ctypes.CDLL(None).getpid() > 0:
    print("BREACH called C")

### generator frame
# tries: gi_frame.f_back leaves the restricted frame (RestrictedPython CVE-2023-37271)
# expect: contained
def gen():
    yield g.gi_frame.f_back
g = gen()
frame = next(g)
while frame.f_back:
    frame = frame.f_back
if frame.f_builtins["__import__"]("os").getpid() > 0:
    print("BREACH reached os from a generator's frame")

### generator expression frame
# tries: the same with a generator expression that reads its own frame (RestrictedPython CVE-2023-37271)
# expect: contained
q = (q.gi_frame.f_back.f_back for _ in [1])
frame = [*q][0]
if frame is not None and frame.f_builtins["open"]("/etc/passwd").read().startswith("root:"):
    print("BREACH read a file of the host")

### coroutine frame
# tries: cr_frame, ag_frame and their builtins (RestrictedPython CVE-2023-37271)
# expect: contained
async def c(): pass
x = c()
frame = x.cr_frame
x.close()
if frame.f_builtins["__import__"]("os").getpid() > 0:
    print("BREACH reached os from a coroutine's frame")

### except star confusion
# tries: except* with a guard that confuses types (RestrictedPython CVE-2025-22153)
# expect: contained
class Leak(Exception):
    def __new__(cls, *a): return super().__new__(cls, *a)
    def derive(self, excs): return excs
try:
    raise ExceptionGroup("g", [Leak("x")])
except* Leak as group:
    frame = group.__traceback__.tb_frame
    while frame.f_back:
        frame = frame.f_back
    if frame.f_builtins["__import__"]("os").getpid() > 0:
        print("BREACH reached os from an exception group")

### group split hands out hosts
# tries: split() with a callback that sees the host's objects (RestrictedPython CVE-2025-22153)
# expect: contained
seen = []
class G(ExceptionGroup):
    def derive(self, excs):
        import sys
        seen.append(sys._getframe(1))
        return G(self.message, excs)
G("g", [ValueError(), KeyError()]).split(ValueError)
if seen and seen[0].f_builtins["__import__"]("os").getpid() > 0:
    print("BREACH reached os from derive")

### format string escape of asteval
# tries: an attribute path through formatting a numpy-like value (CVE-2025-24359)
# expect: contained
class Probe:
    def __format__(self, spec): return spec.__class__.__base__.__subclasses__().__len__().__str__()
import warnings
if int(f"{Probe():x}") > 200 and "sys" in vars(warnings):
    print("BREACH the host's class graph is visible")

### sort callback use after free
# tries: the list under sort is emptied and refilled by the key function
# expect: contained
data = [[i] for i in range(1000)]
def key(x):
    data.clear()
    data.extend([None] * 5000)
    return -x[0]
try:
    data.sort(key=key)
except ValueError:
    pass
print("survived", len(data) >= 0)
