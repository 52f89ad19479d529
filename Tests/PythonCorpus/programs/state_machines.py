"""A table driven machine, a vending machine by classes and a turnstile by generators."""
from enum import Enum, auto


class Light(Enum):
    RED = auto()
    GREEN = auto()
    AMBER = auto()
    OFF = auto()


class TransitionError(Exception):
    pass


class Machine:
    def __init__(self, start, table, hooks=None):
        self.state, self.table, self.hooks, self.history = start, table, hooks or {}, [start]

    def fire(self, event):
        try:
            target = self.table[self.state, event]
        except KeyError:
            allowed = sorted(e for s, e in self.table if s == self.state)
            raise TransitionError(f"{event!r} is not possible in {self.state.name}, only {allowed}") from None
        for hook in self.hooks.get((self.state, target), []):
            hook(self.state, target, event)
        self.state = target
        self.history.append(target)
        return self

    def reachable(self):
        seen, todo = set(), [self.history[0]]
        while todo:
            state = todo.pop()
            if state not in seen:
                seen.add(state)
                todo += [t for (s, _), t in self.table.items() if s == state]
        return sorted(s.name for s in seen)


class State:
    def insert(self, machine, coin):
        return self

    def choose(self, machine, item):
        print(f"  {type(self).__name__} ignores {item}")
        return self

    def refund(self, machine):
        return self


class Idle(State):
    def insert(self, machine, coin):
        machine.credit = coin
        return Paying()


class Paying(State):
    def insert(self, machine, coin):
        machine.credit += coin
        return self

    def choose(self, machine, item):
        price, left = machine.stock[item]
        if left == 0:
            print(f"  {item} is sold out")
            return self
        if machine.credit < price:
            print(f"  {item} needs {price - machine.credit} more")
            return self
        machine.stock[item] = (price, left - 1)
        machine.credit -= price
        print(f"  here is {item}")
        return self.refund(machine)

    def refund(self, machine):
        change = []
        for coin in (50, 20, 10, 5):
            count, machine.credit = divmod(machine.credit, coin)
            change += [coin] * count
        print(f"  change {change}")
        return Idle()


class Vending:
    def __init__(self):
        self.state, self.credit, self.stock = Idle(), 0, {"tea": (35, 1), "soup": (60, 5)}

    def __getattr__(self, name):
        def act(*args):
            print(name, *args)
            self.state = getattr(self.state, name)(self, *args)
        return act


def turnstile():
    passed = coins = 0
    command = yield "locked"
    while True:
        while command != "coin":
            command = yield f"locked after {passed} people"
        coins += 1
        command = yield "open"
        while command == "coin":
            coins += 1
            command = yield "open, thanks"
        if command == "stop":
            return {"coins": coins, "people": passed}
        passed += 1


table = {(Light.RED, "tick"): Light.GREEN, (Light.GREEN, "tick"): Light.AMBER, (Light.AMBER, "tick"): Light.RED}
table |= {(s, "fail"): Light.OFF for s in Light if s is not Light.OFF}
light = Machine(Light.RED, table, {(Light.AMBER, Light.RED): [lambda a, b, e: print(f"hook {a.name}->{b.name} by {e}")]})
for _ in range(4):
    light.fire("tick")
print([s.name for s in light.fire("fail").history], light.reachable())
try:
    light.fire("tick")
except TransitionError as error:
    print(error)
machine = Vending()
for step in ["choose tea", "insert 20", "choose tea", "insert 20", "choose tea", "insert 50", "choose tea", "choose soup", "insert 50", "choose soup", "refund"]:
    action, *rest = step.split()
    getattr(machine, action)(*(int(x) if x.isdigit() else x for x in rest))
print(machine.stock, type(machine.state).__name__)
gate = turnstile()
print(next(gate), [gate.send(c) for c in ("push", "coin", "coin", "push", "push", "coin", "push")])
gate.send("coin")
try:
    gate.send("stop")
except StopIteration as end:
    print(end.value)
