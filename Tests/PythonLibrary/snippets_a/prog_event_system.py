from abc import ABC, abstractmethod
from collections import defaultdict
from functools import wraps, partial
class Event(ABC):
    @abstractmethod
    def describe(self): ...
class Created(Event):
    def __init__(self, what): self.what = what
    def describe(self): return f"created {self.what}"
class Deleted(Created):
    def describe(self): return "un" + super().describe()
handlers = defaultdict(list)
def on(kind):
    def register(fn):
        @wraps(fn)
        def inner(e):
            return fn(e)
        handlers[kind].append(inner)
        return inner
    return register
@on(Created)
def log(e): return "log: " + e.describe()
@on(Deleted)
def audit(e): return "audit: " + e.describe()
def emit(e): return [h(e) for k in type(e).__mro__ for h in handlers.get(k, ())]
print(emit(Created("file"))); print(emit(Deleted("dir"))); print(log.__name__, [h.__name__ for h in handlers[Deleted]])
