"""Priorities, deadlines and round robin: three ways to share one worker."""
import heapq
from collections import deque
from dataclasses import dataclass, field
from functools import total_ordering


@total_ordering
class Priority:
    LEVELS = ("low", "normal", "high", "urgent")

    def __init__(self, name):
        if name not in self.LEVELS:
            raise ValueError(f"unknown priority {name!r}, use one of {', '.join(self.LEVELS)}")
        self.name = name

    @property
    def rank(self):
        return self.LEVELS.index(self.name)

    def __eq__(self, other):
        return self.rank == other.rank

    def __lt__(self, other):
        return self.rank > other.rank

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return self.name


@dataclass
class Task:
    name: str
    length: int
    priority: Priority = field(default_factory=lambda: Priority("normal"))
    arrival: int = 0
    deadline: int = 99
    left: int = field(init=False)
    finished: int = field(init=False, default=-1)

    def __post_init__(self):
        self.left = self.length


def simulate(tasks, choose, quantum=1):
    clock, waiting, future, trace = 0, [], deque(sorted(tasks, key=lambda t: t.arrival)), []
    while waiting or future:
        while future and future[0].arrival <= clock:
            waiting.append(future.popleft())
        if not waiting:
            trace.append(".")
            clock += 1
            continue
        task = choose(waiting)
        waiting.remove(task)
        run = min(quantum, task.left)
        task.left -= run
        clock += run
        trace.append(task.name * run)
        while future and future[0].arrival <= clock:
            waiting.append(future.popleft())
        if task.left:
            waiting.append(task)
        else:
            task.finished = clock
    return "".join(trace)


def fresh():
    return [
        Task("A", 4, Priority("low"), 0, 20), Task("B", 2, Priority("high"), 1, 5),
        Task("C", 3, Priority("normal"), 2, 9), Task("D", 1, Priority("urgent"), 12, 13),
    ]


policies = {
    "first come": (lambda w: min(w, key=lambda t: t.arrival), 99),
    "round robin": (lambda w: w[0], 2),
    "priority": (lambda w: min(w, key=lambda t: t.priority), 1),
    "shortest left": (lambda w: min(w, key=lambda t: (t.left, t.name)), 1),
    "earliest deadline": (lambda w: min(w, key=lambda t: t.deadline), 1),
}
for name, (choose, quantum) in policies.items():
    tasks = fresh()
    trace = simulate(tasks, choose, quantum)
    waits = [t.finished - t.arrival - t.length for t in tasks]
    late = [t.name for t in tasks if t.finished > t.deadline]
    print(f"{name:<18}{trace:<14} waits {waits} mean {sum(waits) / len(waits):.2f} late {late or 'none'}")

heap, counter = [], 0
for name, level in [("mail", "low"), ("fire", "urgent"), ("lunch", "normal"), ("boss", "high"), ("flood", "urgent")]:
    heapq.heappush(heap, (Priority(level), counter, name))
    counter += 1
order = []
while heap:
    level, _, name = heapq.heappop(heap)
    order.append(f"{name}({level})")
print(" > ".join(order))
print(Priority("high") < Priority("low"), Priority("low") >= Priority("high"), sorted(map(Priority, Priority.LEVELS)))
try:
    Priority("someday")
except ValueError as error:
    print(error)
