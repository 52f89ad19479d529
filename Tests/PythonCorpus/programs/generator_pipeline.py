"""Pipelines of generators and coroutines over a stream of sensor readings."""
import functools
import itertools
from collections import deque

RAW = """
t=0 id=a v=20.1
t=1 id=b v=19.8
# comment
t=2 id=a v=err
t=3 id=a v=21.5
t=4 id=b v=35.0
t=5 id=c v=18.2
t=6 id=a v=22.9
t=7 id=b v=20.2

t=8 id=a v=23.3
"""


def lines(text):
    yield from (line.strip() for line in text.splitlines())


def records(source):
    for line in source:
        if not line or line.startswith("#"):
            continue
        yield dict(part.split("=") for part in line.split())


def numeric(source, errors):
    for record in source:
        try:
            yield {**record, "t": int(record["t"]), "v": float(record["v"])}
        except ValueError as error:
            errors.append((record["t"], str(error)))


def window(source, size):
    buffer = deque(maxlen=size)
    for item in source:
        buffer.append(item)
        if len(buffer) == size:
            yield tuple(buffer)


def smooth(source, alpha=0.5):
    level = {}
    for r in source:
        level[r["id"]] = r["v"] if r["id"] not in level else alpha * r["v"] + (1 - alpha) * level[r["id"]]
        yield {**r, "s": round(level[r["id"]], 3)}


def coroutine(function):
    @functools.wraps(function)
    def start(*args):
        generator = function(*args)
        next(generator)
        return generator
    return start


@coroutine
def broadcast(*targets):
    while True:
        item = yield
        for target in targets:
            target.send(item)


@coroutine
def alarm(limit, out):
    while True:
        r = yield
        if r["v"] > limit:
            out.append(f"t={r['t']} {r['id']} is {r['v']}")


@coroutine
def totals(out):
    try:
        while True:
            r = yield
            n, s = out.get(r["id"], (0, 0.0))
            out[r["id"]] = n + 1, s + r["v"]
    finally:
        print("totals closed")


class Pipe:
    def __init__(self, source):
        self.source = source

    def __or__(self, stage):
        return Pipe(stage(self.source))

    def __iter__(self):
        return iter(self.source)


errors, alarms, sums = [], [], {}
data = list(numeric(records(lines(RAW)), errors))
print(len(data), errors)
for r in smooth(data):
    print(r)
sink = broadcast(alarm(22, alarms), totals(sums))
for r in data:
    sink.send(r)
sink.close()
print(alarms, {k: round(s / n, 2) for k, (n, s) in sums.items()})
only_a = Pipe(data) | (lambda s: (r for r in s if r["id"] == "a")) | (lambda s: (r["v"] for r in s))
print([round(b - a, 2) for a, b in window(only_a, 2)])
print([sum(w) for w in window(itertools.count(1), 3) if w[0] < 5][:3] if False else list(itertools.islice((sum(w) for w in window(itertools.count(1), 3)), 4)))
groups = itertools.groupby(sorted(data, key=lambda r: r["id"]), key=lambda r: r["id"])
print({k: [r["t"] for r in g] for k, g in groups})


def interleave(*sources):
    queue = deque(map(iter, sources))
    while queue:
        source = queue.popleft()
        try:
            yield next(source)
        except StopIteration:
            continue
        queue.append(source)


def flatten(tree):
    for node in tree:
        if isinstance(node, (list, tuple)):
            yield from flatten(node)
        else:
            yield node


print("".join(interleave("abc", "12345", "xy")), list(flatten([1, [2, (3, [4]), []], 5])))
a, b = itertools.tee(x * x for x in range(5))
print(list(zip(a, itertools.islice(b, 1, None))), list(itertools.accumulate([3, 1, 4, 1, 5], max)))
