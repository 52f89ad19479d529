"""Publish and subscribe: priorities, wildcards, once, errors, undo and observable objects."""
from collections import defaultdict
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from itertools import count


@dataclass
class Event:
    name: str
    data: dict = field(default_factory=dict)
    stopped: bool = False

    def stop(self):
        self.stopped = True


@dataclass(order=True)
class Subscription:
    sort: tuple
    pattern: str = field(compare=False)
    handler: object = field(compare=False)
    once: bool = field(compare=False, default=False)


class Bus:
    def __init__(self):
        self._subscriptions, self._ids, self.errors, self.log = [], count(), [], []
        self._queue, self._running = [], False

    def on(self, pattern, handler=None, *, priority=0, once=False):
        if handler is None:
            return lambda h: self.on(pattern, h, priority=priority, once=once) and h
        s = Subscription((-priority, next(self._ids)), pattern, handler, once)
        self._subscriptions.append(s)
        self._subscriptions.sort()
        return lambda: self._subscriptions.remove(s)

    def emit(self, name, /, **data):
        self._queue.append(Event(name, data))
        if self._running:
            return
        self._running = True
        try:
            while self._queue:
                self._deliver(self._queue.pop(0))
        finally:
            self._running = False

    def _deliver(self, event):
        self.log.append(event.name)
        for s in [s for s in self._subscriptions if fnmatchcase(event.name, s.pattern)]:
            if s.once and s in self._subscriptions:
                self._subscriptions.remove(s)
            try:
                s.handler(event)
            except Exception as error:
                self.errors.append((event.name, getattr(s.handler, "__name__", "?"), repr(error)))
            if event.stopped:
                break


class Observable:
    def __init_subclass__(cls):
        cls._watched = [n for n in cls.__annotations__]

    def __init__(self, bus, **values):
        self.__dict__.update(_bus=bus, **values)

    def __setattr__(self, name, value):
        if name not in self._watched:
            raise AttributeError(f"{type(self).__name__} has no field {name}")
        old = self.__dict__.get(name)
        self.__dict__[name] = value
        if old != value:
            self._bus.emit(f"{type(self).__name__.lower()}.{name}", source=self, old=old, new=value)


class Thermostat(Observable):
    target: float
    mode: str


class History:
    def __init__(self, bus):
        self.past, self.future, self._busy = [], [], False
        bus.on("*.*", self.record, priority=-10)

    def record(self, event):
        if not self._busy and "old" in event.data:
            self.past.append(event)
            self.future.clear()

    def _apply(self, source, target, key):
        if not source:
            return False
        event = source.pop()
        self._busy = True
        try:
            setattr(event.data["source"], event.name.split(".")[1], event.data[key])
        finally:
            self._busy = False
        target.append(event)
        return True

    def undo(self):
        return self._apply(self.past, self.future, "old")

    def redo(self):
        return self._apply(self.future, self.past, "new")


bus = Bus()


@bus.on("user.*", priority=5)
def audit(event):
    print("audit", event.name, event.data)
    if event.data.get("name") == "mallory":
        event.stop()


@bus.on("user.created")
def welcome(event):
    print("welcome", event.data["name"])
    bus.emit("mail.sent", to=event.data["name"])


@bus.on("user.created", once=True)
def first(event):
    print("the first one!")


@bus.on("user.deleted")
def broken(event):
    raise KeyError("handler bug")


cancel = bus.on("mail.*", lambda e: print("mail to", e.data["to"]))
bus.emit("user.created", name="ann")
bus.emit("user.created", name="mallory")
cancel()
bus.emit("user.created", name="bob")
bus.emit("user.deleted", name="ann")
print(bus.errors, bus.log)
try:
    cancel()
except ValueError as error:
    print(type(error).__name__)
history = History(bus)
bus.on("thermostat.target", lambda e: print(f"target {e.data['old']} -> {e.data['new']}"))
t = Thermostat(bus, target=20.0, mode="heat")
t.target = 21.5
t.target = 21.5
t.mode = "cool"
t.target = 18
print(len(history.past), t.target, t.mode)
print([history.undo() for _ in range(4)], t.target, t.mode)
print([history.redo() for _ in range(2)], t.target, t.mode)
t.target = 30
print(history.redo(), len(history.past))
try:
    t.fan = 1
except AttributeError as error:
    print(error)
totals = defaultdict(int)
bus.on("*", lambda e: totals.__setitem__(e.name.split(".")[0], totals[e.name.split(".")[0]] + 1))
for name in ("a.x", "a.y", "b.x", "c"):
    bus.emit(name)
print(dict(totals))
