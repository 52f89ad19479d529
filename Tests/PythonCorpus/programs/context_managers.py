"""Transactions, temporary settings, locks and nested resources by context managers."""
import contextlib
import io
from collections import defaultdict


class Database:
    def __init__(self):
        self.data, self.level, self.log = {}, 0, []

    @contextlib.contextmanager
    def transaction(self, name):
        saved = dict(self.data)
        self.level += 1
        self.log.append("  " * (self.level - 1) + f"begin {name}")
        try:
            yield self
        except Exception as error:
            self.data = saved
            self.log.append("  " * (self.level - 1) + f"rollback {name}: {error}")
            raise
        else:
            self.log.append("  " * (self.level - 1) + f"commit {name}")
        finally:
            self.level -= 1


class Settings:
    def __init__(self, **values):
        self.__dict__.update(values)

    @contextlib.contextmanager
    def override(self, **changes):
        missing = object()
        old = {k: self.__dict__.get(k, missing) for k in changes}
        self.__dict__.update(changes)
        try:
            yield
        finally:
            for k, v in old.items():
                if v is missing:
                    del self.__dict__[k]
                else:
                    self.__dict__[k] = v


class Resource:
    opened = []

    def __init__(self, name, fail=None):
        self.name, self.fail = name, fail

    def __enter__(self):
        if self.fail == "open":
            raise OSError(f"cannot open {self.name}")
        self.opened.append(self.name)
        return self

    def __exit__(self, kind, error, trace):
        self.opened.remove(self.name)
        print(f"  close {self.name} after {kind.__name__ if kind else 'success'}")
        if self.fail == "close":
            raise RuntimeError(f"cannot close {self.name}")
        return self.fail == "swallow"


class Lock:
    def __init__(self):
        self.owner, self.waits = None, defaultdict(int)

    def hold(self, who):
        @contextlib.contextmanager
        def manager():
            if self.owner is not None:
                self.waits[who] += 1
                raise BlockingIOError(f"{who} waits for {self.owner}")
            self.owner = who
            try:
                yield
            finally:
                self.owner = None
        return manager()


class Indent(contextlib.ContextDecorator):
    depth = 0

    def __enter__(self):
        Indent.depth += 1

    def __exit__(self, *exc):
        Indent.depth -= 1
        return False

    @classmethod
    def say(cls, text):
        print("    " * cls.depth + text)


db = Database()
with db.transaction("outer"):
    db.data["a"] = 1
    with contextlib.suppress(ValueError), db.transaction("inner"):
        db.data["b"] = 2
        raise ValueError("bad b")
    db.data["c"] = 3
print(db.data, *db.log, sep="\n")
settings = Settings(debug=False)
with settings.override(debug=True, level=3):
    print(vars(settings))
print(vars(settings))
for spec in ([("a", None), ("b", None)], [("a", None), ("b", "open")], [("a", "swallow"), ("b", None)], [("a", None), ("b", "close")]):
    print(spec)
    try:
        with contextlib.ExitStack() as stack:
            for name, fail in spec:
                stack.enter_context(Resource(name, fail))
            if spec[0][1] == "swallow":
                raise KeyError("inside")
        print("  finished", Resource.opened)
    except (OSError, RuntimeError) as error:
        print("  error:", error, Resource.opened)
lock = Lock()
with lock.hold("ann"):
    try:
        with lock.hold("bob"):
            print("never")
    except BlockingIOError as error:
        print(error)
with lock.hold("bob"):
    print("owner", lock.owner, dict(lock.waits))


@Indent()
def nested(n):
    Indent.say(f"level {n}")
    if n:
        nested(n - 1)


nested(2)
out = io.StringIO()
with contextlib.redirect_stdout(out):
    nested(0)
print(repr(out.getvalue()), Indent.depth)
