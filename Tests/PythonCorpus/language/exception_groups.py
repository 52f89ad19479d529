### construct
g = ExceptionGroup("many", [ValueError("a"), TypeError("b")])
print(g, repr(g), g.message, g.exceptions, isinstance(g, Exception))

### uncaught
raise ExceptionGroup("many", [ValueError("a"), TypeError("b")])

### uncaught single
raise ExceptionGroup("one", [ValueError("a")])

### empty group
ExceptionGroup("none", [])

### group of something else
ExceptionGroup("bad", [5])

### group of a class
ExceptionGroup("bad", [ValueError])

### message must be text
ExceptionGroup(5, [ValueError()])

### wrong argument count
ExceptionGroup("a")

### sequence needed
ExceptionGroup("a", {ValueError()})

### base exceptions need the base group
ExceptionGroup("bad", [KeyboardInterrupt()])

### base group becomes an ordinary one
print(type(BaseExceptionGroup("x", [ValueError()])).__name__, type(BaseExceptionGroup("x", [KeyboardInterrupt()])).__name__)

### except star
try: raise ExceptionGroup("g", [ValueError("a"), TypeError("b"), KeyError("c")])
except* ValueError as e: print("value", e.exceptions)
except* (TypeError, KeyError) as e: print("others", e.exceptions)

### except star leaves the rest
try:
    try: raise ExceptionGroup("g", [ValueError("a"), OSError("b")])
    except* ValueError as e: print("handled", e.exceptions)
except ExceptionGroup as e: print("rest", e.exceptions)

### except star wraps a plain exception
try: raise ValueError("plain")
except* ValueError as e: print(repr(e))

### except star passes unmatched plain exceptions
try:
    try: raise KeyError("k")
    except* ValueError: print("no")
except KeyError as e: print(repr(e))

### except star with else and finally
try: pass
except* ValueError: print("no")
else: print("else")
finally: print("finally")

### except star nested groups
try: raise ExceptionGroup("o", [ValueError(1), ExceptionGroup("i", [ValueError(2), KeyError(3)])])
except* ValueError as e: print(repr(e))
except* KeyError as e: print(repr(e))

### except star raising inside
try:
    try: raise ExceptionGroup("g", [ValueError("a"), KeyError("k")])
    except* ValueError: raise RuntimeError("new")
except ExceptionGroup as e: print(repr(e), [repr(x) for x in e.exceptions])

### except star re-raise
try:
    try: raise ExceptionGroup("g", [ValueError("a"), KeyError("k")])
    except* ValueError: raise
    except* KeyError: print("key handled")
except ExceptionGroup as e: print(repr(e))

### except star variable disappears
try: raise ValueError
except* ValueError as e: pass
print("e" in globals())

### except star of a group type
try: raise ExceptionGroup("g", [ValueError()])
except* ExceptionGroup: pass

### except star cannot be mixed
try: pass
except* ValueError: pass
except KeyError: pass

### break in except star
for i in range(1):
    try: pass
    except* ValueError: break

### return in except star
def f():
    try: pass
    except* ValueError: return 1

### split and subgroup
g = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [KeyError(2), ValueError(3)])])
print(g.subgroup(ValueError), g.split(KeyError), g.subgroup(OSError), g.split(lambda e: isinstance(e, ValueError)))
m, r = g.split(ValueError)
print(repr(m), repr(r))

### derive keeps a subclass
class G(ExceptionGroup):
    def derive(self, excs): return G(self.message, excs)
g = G("g", [ValueError(1), KeyError(2)])
print(type(g.subgroup(ValueError)).__name__, repr(g.split(KeyError)[1]))

### catch a group with plain except
try: raise ExceptionGroup("g", [ValueError("v")])
except Exception as e: print(type(e).__name__, len(e.exceptions))

### notes on groups
g = ExceptionGroup("g", [ValueError()])
g.add_note("a note")
raise g

### walk leaves
def leaves(e):
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions: yield from leaves(x)
    else: yield repr(e)
print(list(leaves(ExceptionGroup("a", [ValueError(1), ExceptionGroup("b", [KeyError(2)])]))))

### group args and attributes
g = ExceptionGroup("m", [ValueError(1)])
print(g.args, g.__notes__ if hasattr(g, "__notes__") else "none", str(g))
g.exceptions = ()

### except star without type
try: pass
except*: pass

### group equality and truth
g = ExceptionGroup("g", [ValueError()])
print(g == g, bool(g), g == ExceptionGroup("g", [ValueError()]))
