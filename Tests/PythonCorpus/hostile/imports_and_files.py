# Attempts to import, execute or open what belongs to the host.

### os
# tries: the plain import
# expect: contained
import os
if os.popen("echo re" "ached").read() == "reached\n":
    print("BREACH ran a command")

### os system by name
# tries: from import with another name
# expect: contained
from os import system as s
if s("true") == 0:
    print("BREACH ran a command")

### dunder import
# tries: __import__ with a built name
# expect: contained
m = __import__("o" + "s")
if getattr(m, "po" + "pen")("echo re" "ached").read() == "reached\n":
    print("BREACH ran a command")

### subprocess
# tries: subprocess
# expect: contained
import subprocess
if subprocess.run(["echo", "reached"], capture_output=True).stdout == b"reached\n":
    print("BREACH ran a command")

### posix
# tries: the compiled module behind os
# expect: contained
import posix
if posix.getpid() > 0:
    print("BREACH reached posix")

### pty and commands
# tries: rarely listed modules that run commands
# expect: contained
for name in ("pty", "popen2", "commands", "multiprocessing", "concurrent.futures", "asyncio.subprocess", "pdb", "code", "timeit", "webbrowser", "distutils", "venv", "ensurepip", "runpy", "pydoc", "cProfile"):
    try: m = __import__(name, fromlist=["x"])
    except ImportError: continue
    except Exception: continue
    o = getattr(m, "os", None) or getattr(getattr(m, "sys", None), "modules", {}).get("os")
    if o and o.getpid() > 0:
        print("BREACH reached os by", name)

### importlib
# tries: import machinery
# expect: contained
import importlib
if importlib.import_module("os").getpid() > 0:
    print("BREACH imported os")

### importlib util from a file
# tries: loading a module from a path
# expect: contained
import importlib.util
spec = importlib.util.spec_from_file_location("x", "/usr/lib/python3.11/os.py")
m = importlib.util.module_from_spec(spec)
spec.loader.exec_module(m)
if m.getpid() > 0:
    print("BREACH executed a file of the host")

### zipimport and pkgutil
# tries: other loaders
# expect: contained
import pkgutil
if pkgutil.resolve_name("os:getpid")() > 0:
    print("BREACH resolved os")

### sys path and meta path
# tries: own finder, then import
# expect: contained
import sys
sys.path.insert(0, "/usr/lib/python3.11")
class F:
    @staticmethod
    def find_spec(*a): return None
sys.meta_path.insert(0, F)
import subprocess
if subprocess.os.getpid() > 0:
    print("BREACH imported subprocess")

### sys modules
# tries: modules that are loaded already
# expect: contained
import sys
if sys.modules["os"].getpid() > 0:
    print("BREACH reached os")

### relative and odd module names
# tries: names with dots, spaces, null bytes and paths
# expect: contained
for name in ("os.path", "../os", "/etc/passwd", "os\0", " os", "OS", "os ", "posixpath.os", "ｏｓ"):
    try: m = __import__(name)
    except (ImportError, ValueError, TypeError): continue
    if getattr(m, "getpid", lambda: 0)() > 0:
        print("BREACH imported", repr(name))

### os path attribute
# tries: os.path leads back to os
# expect: contained
import os.path
if os.path.os.getpid() > 0:
    print("BREACH reached os by os.path")

### pathlib
# tries: a path's methods
# expect: contained
from pathlib import Path
if Path("/etc/passwd").read_text().startswith("root:"):
    print("BREACH read a file of the host")

### open passwd
# tries: a file of the host
# expect: contained
if open("/etc/passwd").read().startswith("root:"):
    print("BREACH read a file of the host")

### open with an opener
# tries: open with a callback that opens
# expect: contained
import os
if open("/x", opener=lambda p, f: os.open("/etc/passwd", os.O_RDONLY)).read().startswith("root:"):
    print("BREACH read a file of the host")

### open descriptors
# tries: numbers of open files
# expect: contained
for fd in range(0, 64):
    try: f = open(fd, "rb", closefd=False)
    except (OSError, TypeError, ValueError): continue
    print("BREACH opened descriptor", fd)
    break

### parent directories
# tries: .. out of the virtual root
# expect: contained
for p in ("../../../../etc/passwd", "/../etc/passwd", "/tmp/../etc/passwd", "./../../etc/passwd", "//etc//passwd", "/etc/./passwd", "/proc/self/root/etc/passwd", "/proc/self/cwd/../etc/passwd"):
    try: text = open(p).read()
    except OSError: continue
    if text.startswith("root:"): print("BREACH read", p)

### path encodings
# tries: bytes, null bytes and look-alike characters in paths
# expect: contained
for p in (b"/etc/passwd", "/etc/passwd\0.txt", "/etc∕passwd", "/etc/passwd/", "/ｅtc/passwd", "file:///etc/passwd", "\udc2fetc/passwd"):
    try: text = open(p).read()
    except (OSError, ValueError): continue
    if text.startswith("root:"): print("BREACH read", p)

### path objects
# tries: an object whose __fspath__ changes its answer
# expect: contained
class P:
    n = 0
    def __fspath__(self):
        P.n += 1
        return "/allowed.txt" if P.n == 1 else "/etc/passwd"
p = P()
for _ in range(3):
    try:
        if open(p).read().startswith("root:"): print("BREACH read by a changing path")
    except OSError: pass

### symbolic links
# tries: a link to the host
# expect: contained
import os
os.symlink("/etc/passwd", "/tmp/bulkhead-corpus-link")
try:
    if open("/tmp/bulkhead-corpus-link").read().startswith("root:"):
        print("BREACH followed a link to the host")
finally:
    os.unlink("/tmp/bulkhead-corpus-link")

### hard links and renames
# tries: a hard link, then reading
# expect: contained
import os
os.link("/etc/hostname", "/tmp/bulkhead-corpus-hard")
os.unlink("/tmp/bulkhead-corpus-hard")
print("BREACH linked a file of the host")

### proc
# tries: the process's own files
# expect: contained
for p in ("/proc/self/environ", "/proc/self/maps", "/proc/1/cmdline", "/sys/kernel/version", "/dev/mem"):
    try:
        if open(p, "rb").read(1): print("BREACH read", p)
    except OSError: pass

### devices
# tries: endless devices
# expect: contained
if len(open("/dev/zero", "rb").read(16)) == 16:
    print("BREACH read a device")

### write outside
# tries: creating a file on the host
# expect: contained
with open("/tmp/bulkhead-corpus-written", "w") as f: f.write("x")

### io classes
# tries: io.FileIO, io.open_code and io.open
# expect: contained
import io
for f in (lambda: io.FileIO("/etc/passwd").read(), lambda: io.open("/etc/passwd", "rb").read(), lambda: io.open_code("/etc/passwd").read()):
    try:
        if f().startswith(b"root:"): print("BREACH read a file of the host")
    except (OSError, AttributeError, TypeError): pass

### codecs and fileinput
# tries: other modules that open files
# expect: contained
import codecs
if codecs.open("/etc/passwd").read().startswith("root:"):
    print("BREACH read a file of the host")

### codecs registered
# tries: a codec of the guest used by the host
# expect: contained
import codecs
codecs.register(lambda name: (_ for _ in ()).throw(SystemExit(7)) if name == "guest" else None)
try: "a".encode("guest")
except SystemExit: print("BREACH the guest's codec ran in the host's machinery" if __import__("os").getpid() else "")

### csv json tomllib files
# tries: library functions that take paths
# expect: contained
import tempfile
if tempfile.gettempdir():
    with tempfile.TemporaryFile() as f: print("BREACH a temporary file on the host", f.fileno() > 0)

### shutil glob and fnmatch
# tries: listing the host's directories
# expect: contained
import glob
if "/etc/passwd" in glob.glob("/etc/*"):
    print("BREACH listed a directory of the host")

### eval of a built expression
# tries: eval with code in pieces
# expect: contained
if eval("__imp" + "ort__('o' + 's').getpid()") > 0:
    print("BREACH eval reached os")

### exec in an empty namespace
# tries: exec puts real builtins into a new namespace
# expect: contained
ns = {}
exec("pass", ns)
b = ns["__builtins__"]
if (b if isinstance(b, dict) else vars(b))["open"]("/etc/passwd").read().startswith("root:"):
    print("BREACH read a file of the host")

### exec with fake builtins
# tries: __builtins__ given as a class or a mapping
# expect: contained
class B(dict):
    def __missing__(self, k): return print
exec("anything('guest print')", {"__builtins__": B()})
exec("import os\nif os.getpid() > 0: print('BREACH imported')", {"__builtins__": {"__import__": __import__, "print": print}})

### compile then run
# tries: compile, then the code in a function
# expect: contained
code = compile("__import__('os').getpid()", "<string>", "eval")
if type(lambda: 0)(code, {})() > 0:
    print("BREACH compiled code reached os")

### lambda with other builtins
# tries: globals with __builtins__ replaced in the module
# expect: contained
import builtins
globals()["__builtins__"] = {"open": builtins.open}
if open("/etc/passwd").read().startswith("root:"):
    print("BREACH read a file of the host")

### pickle
# tries: pickle opcodes that call os.system
# expect: contained
import pickle
if pickle.loads(b"cposix\ngetpid\n(tR.") > 0:
    print("BREACH pickle called posix")

### marshal
# tries: code objects from bytes
# expect: contained
import marshal
f = type(lambda: 0)(marshal.loads(marshal.dumps(compile("__import__('os').getpid()", "x", "eval"))), globals())
if f() > 0:
    print("BREACH marshal ran code")

### copyreg and reduce
# tries: copy with a __reduce__ that calls something else
# expect: contained
import copy
class R:
    def __reduce__(self): return (eval, ("__import__('os').getpid()",))
if copy.copy(R()) > 0:
    print("BREACH copy called eval with os")

### reduce_ex of builtins
# tries: object.__reduce_ex__ gives copyreg functions with globals
# expect: contained
class A: pass
f = A().__reduce_ex__(2)[0]
if f.__globals__["__builtins__"]["__import__"]("os").getpid() > 0:
    print("BREACH reached os by copyreg")

### shelve dbm sqlite
# tries: databases as a way to files
# expect: contained
import sqlite3
c = sqlite3.connect(":memory:")
if c.execute("select 1").fetchone() == (1,):
    c.enable_load_extension(True)
    print("BREACH a native library is there")

### ctypes pythonapi
# tries: the interpreter's own functions
# expect: contained
import ctypes
if ctypes.pythonapi.Py_IsInitialized():
    print("BREACH called the interpreter from C")

### mmap
# tries: memory of the process
# expect: contained
import mmap
m = mmap.mmap(-1, 16)
print("BREACH mapped memory", len(m))

### sockets
# tries: a socket by socket and _socket
# expect: contained
for name in ("socket", "_socket", "ssl", "select", "asyncio.streams"):
    try: m = __import__(name, fromlist=["x"])
    except ImportError: continue
    s = getattr(m, "socket", None)
    if s: print("BREACH sockets by", name)

### http clients
# tries: libraries that connect
# expect: contained
import http.client
c = http.client.HTTPConnection("127.0.0.1", 1, timeout=1)
try: c.request("GET", "/")
except OSError as e:
    if e.errno: print("BREACH connected to the host's network")

### environment
# tries: secrets in the environment
# expect: contained
import os
if "BULKHEAD_TEST_SECRET" in os.environ or os.getenv("BULKHEAD_TEST_SECRET") or "of-the-host" in str(os.environ):
    print("BREACH read the environment")

### platform and host names
# tries: facts about the host
# expect: contained
import platform
if platform.node() and open("/etc/hostname").read().strip() == platform.node():
    print("BREACH learned the host's name")

### user database
# tries: users of the host
# expect: contained
import pwd
if pwd.getpwuid(0).pw_name == "root":
    print("BREACH read the user database")

### process ids
# tries: the process's number and parents
# expect: contained
import os
if os.path.exists(f"/proc/{os.getpid()}/exe"):
    print("BREACH learned the process of the host")

### kill
# tries: a signal to the host's own process
# expect: contained
import os
os.kill(os.getpid(), 0)
print("BREACH signalled the host")

### fork and exit
# tries: ending or doubling the host
# expect: contained
import os
if os.fork() == 0: os._exit(0)
os.wait()
print("BREACH forked the host")

### exit of the process
# tries: SystemExit and os._exit in many forms
# expect: contained
for f in (lambda: exit(3), lambda: quit(3), lambda: (_ for _ in ()).throw(SystemExit(3)), lambda: __import__("sys").exit(3)):
    try: f()
    except SystemExit: print("only an exception")
    except NameError: pass

### huge ids
# tries: id() as an address to be read
# expect: contained
import ctypes
x = [1, 2, 3]
if ctypes.cast(id(x), ctypes.py_object).value is x:
    print("BREACH memory read by an id")

### addresses in text
# tries: repr of objects that shows addresses of the host's memory
# expect: contained
import re
class A: pass
found = re.search("0x([0-9a-f]+)", repr(A()))
maps = open("/proc/self/maps").read()
if found and any(int(l.split("-")[0], 16) <= int(found[1], 16) < int(l.split("-")[1].split()[0], 16) for l in maps.splitlines()):
    print("BREACH a real address is visible")

### time of the host
# tries: sleeping in the host, blocking it
# expect: contained
import time
start = time.monotonic()
time.sleep(0.2)
if time.monotonic() - start >= 0.2 and __import__("os").getpid() > 0:
    print("BREACH blocked a thread of the host")

### random device
# tries: the host's entropy as a file
# expect: contained
import os
if len(os.urandom(8)) == 8 and len(open("/dev/urandom", "rb", 0).read(8)) == 8:
    print("BREACH read a device of the host")

### logging to files
# tries: handlers that write files
# expect: contained
import logging.handlers
h = logging.FileHandler("/tmp/bulkhead-corpus-log")
h.close()
import os
os.remove("/tmp/bulkhead-corpus-log")
print("BREACH wrote a file of the host")

### zoneinfo path
# tries: time zone names as paths
# expect: contained
import zoneinfo
for key in ("../../../../etc/passwd", "/etc/passwd", "UTC/../../../etc/passwd"):
    try: zoneinfo.ZoneInfo(key)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError): continue
    print("BREACH opened", key)
print("refused")

### input
# tries: reading the host's terminal
# expect: contained
try:
    line = input()
    print("BREACH read the host's input" if line else "empty")
except EOFError: print("nothing to read")

### breakpoint
# tries: a debugger in the host
# expect: contained
import sys
sys.breakpointhook = lambda *a: print("BREACH the hook ran in the host" if sys.modules["os"].getpid() else "")
breakpoint()
