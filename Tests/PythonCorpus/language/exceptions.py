### all clauses without an error
try: print("try")
except ValueError: print("except")
else: print("else")
finally: print("finally")

### all clauses with an error
try:
    print("try")
    int("x")
    print("not here")
except ValueError as e: print("except", e)
else: print("else")
finally: print("finally")

### first matching clause wins
for exc in (KeyError("k"), IndexError("i"), ValueError("v"), OSError("o")):
    try: raise exc
    except KeyError: print("key")
    except LookupError: print("lookup")
    except (ValueError, TypeError) as e: print("value", e)
    except Exception: print("other")

### bare except
try: raise KeyboardInterrupt
except: print("caught")

### except Exception misses SystemExit
try:
    try: raise SystemExit(3)
    except Exception: print("no")
except BaseException as e: print(repr(e), e.code)

### uncaught
raise ValueError("message")

### uncaught without a message
raise ValueError

### uncaught with several arguments
raise ValueError("a", 1, None)

### uncaught with an empty message
raise ValueError("")

### uncaught multiline message
raise ValueError("line 1\nline 2")

### uncaught custom
class Oops(Exception): pass
raise Oops("bad", 5)

### uncaught nested class
class A:
    class Inner(Exception): pass
raise A.Inner("x")

### uncaught with custom str
class E(Exception):
    def __str__(self): return "custom text"
raise E("ignored")

### uncaught with a failing str
class E(Exception):
    def __str__(self): raise ValueError
raise E("x")

### uncaught SystemExit
raise SystemExit("goodbye")

### uncaught KeyError shows the repr
raise KeyError("it's")

### uncaught KeyError with two arguments
raise KeyError("a", "b")

### finally runs on the way out
try:
    raise ValueError("x")
finally:
    print("cleanup")

### finally with return
def f():
    try: return "try"
    finally: print("finally")
f()

### return in finally wins
def f():
    try: return "try"
    finally: return "finally"
f()

### return in finally swallows the error
def f():
    try: 1 / 0
    finally: return "swallowed"
f()

### break in finally swallows
for i in range(3):
    try: 1 / 0
    finally: break
print("after", i)

### continue in finally swallows
for i in range(3):
    try:
        if i == 1: raise ValueError
    finally:
        print(i)
        continue

### break and continue run finally
for i in range(4):
    try:
        if i == 1: continue
        if i == 3: break
        print("body", i)
    finally: print("finally", i)

### return value is computed before finally
def f():
    x = 1
    try: return x
    finally: x = 2
f()

### else errors are not caught
try:
    try: pass
    except ValueError: print("no")
    else: raise ValueError("from else")
except ValueError as e: print("outer", e)

### return in else
def f():
    try: pass
    except: pass
    else: return "else"
    finally: print("finally")
f()

### nested handlers
try:
    try: {}["a"]
    except KeyError:
        try: [][0]
        except IndexError as e: print(e, repr(e.__context__))
        raise
except KeyError as e: print("outer", e)

### raise from
try:
    try: 1 / 0
    except ZeroDivisionError as e: raise ValueError("wrapped") from e
except ValueError as e:
    print(repr(e.__cause__), e.__suppress_context__, e.__cause__ is e.__context__)

### raise from None
try:
    try: 1 / 0
    except ZeroDivisionError: raise ValueError("clean") from None
except ValueError as e: print(e.__cause__, repr(e.__context__), e.__suppress_context__)

### raise from something else
raise ValueError from 5

### raise from a class
try: raise ValueError("a") from KeyError
except ValueError as e: print(repr(e.__cause__))

### implicit context
try:
    try: 1 / 0
    except ZeroDivisionError: undefined
except NameError as e: print(repr(e.__context__), e.__cause__)

### context through finally
try:
    try: raise ValueError("first")
    finally: raise KeyError("second")
except KeyError as e: print(repr(e.__context__))

### context is not made circular
try:
    e = ValueError("x")
    try: raise e
    except ValueError: raise e
except ValueError as x: print(x.__context__)

### raise something that is not an exception
raise 5

### raise text
raise "error"

### raise a class that is not an exception
raise int

### raise without an active exception
raise

### raise an instance of a class whose init fails
class E(Exception):
    def __init__(self, a): pass
raise E

### catch something that is not an exception
try: 1 / 0
except 5: pass

### catch a tuple with something else
try: 1 / 0
except (ValueError, 5): pass

### not raised means not checked
try: pass
except 5: pass
print("fine")

### catch by an expression
def kinds():
    print("evaluated")
    return (ValueError, ZeroDivisionError)
try: 1 / 0
except kinds() as e: print(type(e).__name__)

### re-raise keeps the object
try:
    try: raise ValueError("v")
    except ValueError as e:
        first = e
        raise
except ValueError as e: print(e is first)

### exception variable disappears
try: raise ValueError("v")
except ValueError as e: pass
print("e" in globals())

### exception variable disappears even when it shadows
e = 5
try: raise ValueError
except ValueError as e: pass
e

### exception variable may be deleted by hand
try: raise ValueError
except ValueError as e: del e
print("ok")

### args str repr
for e in (ValueError(), ValueError("a"), ValueError("a", 2), ValueError(None), ValueError([1]), KeyError("k"), KeyError(), KeyError(1, 2), OSError("x"), OSError(2, "No such file"), OSError(2, "No", "f.txt"), StopIteration(5), SystemExit(2), UnicodeError("u"), AssertionError("a")):
    print(repr(e), "|", str(e), "|", e.args)

### OSError by number
for n in (2, 13, 17, 20, 21):
    e = OSError(n, "text")
    print(type(e).__name__, e.errno, e.strerror, e.filename)

### args can be changed
e = ValueError("a")
e.args = ("b", 1)
print(e, repr(e))

### attributes on exceptions
class E(Exception):
    def __init__(self, code, msg):
        super().__init__(msg)
        self.code = code
e = E(5, "m")
print(e.code, e, repr(e), e.args)

### exception without calling super init
class E(Exception):
    def __init__(self, code): self.code = code
e = E(7)
print(e.args, str(e), repr(e))

### hierarchy
for c in (KeyError, IndexError, ZeroDivisionError, FileNotFoundError, UnicodeDecodeError, ModuleNotFoundError, RecursionError, StopIteration, NotImplementedError, UnboundLocalError, GeneratorExit, KeyboardInterrupt, TimeoutError, IndentationError, ConnectionError, BlockingIOError):
    print([b.__name__ for b in c.__mro__])

### aliases
print(IOError is OSError, EnvironmentError is OSError)

### add_note
e = ValueError("main")
e.add_note("note 1")
e.add_note("note 2")
print(e.__notes__)
raise e

### add_note of a number
ValueError().add_note(5)
# 3.14| TypeError: add_note() argument must be str, not int

### assert
assert 1 == 1
assert True, "not shown"
assert 1 == 2

### assert with a message
assert [] , "must not be empty"

### assert with a value as message
assert 0, {"a": 1}

### assert evaluates the message only when it fails
assert 1, print("never")
print("ok")

### assert with a tuple is always true
assert (1 == 2, "msg")
print("passed")

### ZeroDivisionError family
for f in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: divmod(1, 0)):
    try: f()
    except ArithmeticError as e: print(type(e).__name__)

### StopIteration value
e = StopIteration(1, 2)
print(e.value, e.args)

### traceback object
try: 1 / 0
except ZeroDivisionError as e:
    print(e.__traceback__ is not None, type(e.__traceback__).__name__, e.__traceback__.tb_lineno)
print(ValueError().__traceback__)

### with_traceback
e = ValueError("x")
print(e.with_traceback(None) is e)
e.with_traceback(5)

### cause must be an exception
e = ValueError()
e.__cause__ = 5

### context can be set
e = ValueError()
e.__context__ = KeyError("k")
e.__cause__ = None
print(repr(e.__context__), e.__suppress_context__)

### custom hierarchy with defaults
class ValidationError(Exception):
    def __init__(self, field, problem="is wrong"):
        self.field = field
        super().__init__(f"{field} {problem}")
class Missing(ValidationError):
    def __init__(self, field): super().__init__(field, "is missing")
for c in (Missing("name"), ValidationError("age")):
    try: raise c
    except Missing as e: print("missing", e.field, e)
    except ValidationError as e: print("invalid", e.field, e)

### exception equality and hash
a, b = ValueError("x"), ValueError("x")
print(a == b, a == a, len({a, b}))

### deep unwinding
def f(n):
    try:
        if n == 0: raise ValueError("bottom")
        f(n - 1)
    finally: print("leave", n)
try: f(3)
except ValueError as e: print(e)

### loops with try and else
for x in ("1", "x", "3"):
    try: v = int(x)
    except ValueError: print("skip", x)
    else: print("ok", v)
else: print("loop done")

### exception in a finally hides the return
def f():
    try: return 1
    finally: raise KeyError("late")
try: f()
except KeyError as e: print(e)

### exception inside except with finally
try:
    try: raise ValueError
    except ValueError: raise TypeError("second")
    finally: print("finally first")
except TypeError as e: print(e)

### default except must be last
try: pass
except: pass
except ValueError: pass

### try alone
try:
    pass

### except with a comma
try: pass
except ValueError, e: pass
# 3.14| (nothing)

### generator raising through a for loop
def g():
    yield 1
    raise LookupError("gen")
try:
    for x in g(): print(x)
except LookupError as e: print(e)

### exception from __init__ leaves no object
class A:
    def __init__(self): raise ValueError("no")
try: a = A()
except ValueError: print("a" in globals())

### exception types as values
handlers = {ValueError: "v", KeyError: "k"}
for c in (KeyError, ValueError):
    try: raise c()
    except tuple(handlers) as e: print(handlers[type(e)])

### isinstance of caught
try: [].pop()
except Exception as e: print(isinstance(e, LookupError), type(e).__mro__[1].__name__)

### sys.exc_info
import sys
try: 1 / 0
except ZeroDivisionError: print(sys.exc_info()[0].__name__)
print(sys.exc_info())

### unicode errors
for f in (lambda: "é".encode("ascii"), lambda: b"\xff".decode("utf-8"), lambda: "\ud800".encode()):
    try: f()
    except UnicodeError as e: print(type(e).__name__, e.start, e.end, e.reason)

### constructing unicode errors
UnicodeDecodeError("utf-8", "text", 0, 1, "r")

### ImportError attributes
e = ImportError("m", name="n", path="p")
print(e, e.name, e.path, e.msg)

### SyntaxError attributes
try: compile("x = = 1", "f.py", "exec")
except SyntaxError as e: print(e.msg, e.filename, e.lineno, e.offset, e.text)

### except in a class body
class A:
    try: x = undefined
    except NameError: x = "default"
A.x

### exception subclass of several
class E(KeyError, AttributeError): pass
try: raise E("x")
except AttributeError as e: print(repr(e), isinstance(e, KeyError), str(e))

### exception with layout conflict
class E(OSError, StopIteration): pass

### suppress
from contextlib import suppress
with suppress(ZeroDivisionError, KeyError):
    1 / 0
    print("no")
print("after")

### traceback module last line
import traceback
try: {}["x"]
except KeyError as e: print(traceback.format_exception_only(type(e), e))

### nested functions and exception state
def f():
    try: raise ValueError("inner")
    except ValueError: return "handled"
try: raise KeyError("outer")
except KeyError as e:
    print(f())
    try: raise
    except KeyError as x: print(x is e)

### a while loop that retries
attempts = 0
while True:
    attempts += 1
    try:
        if attempts < 3: raise OSError(f"fail {attempts}")
        break
    except OSError as e: print(e)
attempts

### exception chaining three deep
def chain(e):
    out = []
    while e: out.append(repr(e)); e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)
    return out
try:
    try:
        try: 1 / 0
        except Exception: raise KeyError("b")
    except Exception as e: raise ValueError("c") from e
except Exception as e: print(chain(e))

### except without parentheses
try: raise KeyError("k")
except KeyError, ValueError: print("both")
# 3.14| both

### except without parentheses and as
try: pass
except KeyError, ValueError as e: pass
# 3.14| SyntaxError: multiple exception types must be parenthesized when using 'as'

### BaseException subclasses pass except Exception
class Stop(BaseException): pass
try:
    try: raise Stop("s")
    except Exception: print("no")
except Stop as e: print("yes", e)
