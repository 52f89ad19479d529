"""Customers of a bank with several counters: compares one common line with a line per counter."""
import random
import statistics
from collections import deque


class Customer:
    __slots__ = ("number", "arrival", "service", "begin")

    def __init__(self, number, arrival, service):
        self.number, self.arrival, self.service, self.begin = number, arrival, service, None

    @property
    def wait(self):
        return self.begin - self.arrival


class Counter:
    def __init__(self, name):
        self.name, self.line, self.customer, self.until, self.busy = name, deque(), None, 0, 0

    def load(self):
        return len(self.line) + (self.customer is not None)


class Bank:
    def __init__(self, counters, shared):
        self.counters = [Counter(chr(65 + i)) for i in range(counters)]
        self.shared = deque() if shared else None
        self.served, self.longest = [], 0

    def enter(self, customer):
        if self.shared is not None:
            self.shared.append(customer)
        else:
            min(self.counters, key=Counter.load).line.append(customer)

    def minute(self, now):
        for counter in self.counters:
            if counter.customer and counter.until <= now:
                self.served.append(counter.customer)
                counter.customer = None
            line = self.shared if self.shared is not None else counter.line
            if counter.customer is None and line:
                counter.customer = line.popleft()
                counter.customer.begin = now
                counter.until = now + counter.customer.service
            counter.busy += counter.customer is not None
        waiting = len(self.shared) if self.shared is not None else sum(len(c.line) for c in self.counters)
        self.longest = max(self.longest, waiting)


def customers(rng, minutes, chance):
    number = 0
    for minute in range(minutes):
        while rng.random() < chance:
            number += 1
            yield Customer(number, minute, rng.choice([1, 2, 2, 3, 3, 4, 8]))


def day(shared, counters, seed, minutes=240):
    bank = Bank(counters, shared)
    arrivals = deque(customers(random.Random(seed), minutes, 0.45))
    total, now = len(arrivals), 0
    while len(bank.served) < total:
        while arrivals and arrivals[0].arrival == now:
            bank.enter(arrivals.popleft())
        bank.minute(now)
        now += 1
    return bank, now


def report(title, bank, end):
    waits = [c.wait for c in bank.served]
    print(f"{title:<14}served {len(waits)} by minute {end}, wait mean {statistics.mean(waits):.2f} "
          f"median {statistics.median(waits)} max {max(waits)} sd {statistics.pstdev(waits):.2f}, longest line {bank.longest}")
    print("   busy", {c.name: f"{100 * c.busy / end:.0f}%" for c in bank.counters})


for counters in (3, 4):
    for shared in (True, False):
        bank, end = day(shared, counters, seed=11)
        report(f"{counters} {'one line' if shared else 'own lines'}", bank, end)
wins = 0
for seed in range(10):
    one, two = (statistics.mean(c.wait for c in day(s, 3, seed, 120)[0].served) for s in (True, False))
    wins += one <= two
print(f"one line is no worse on {wins} of 10 days")
slowest = sorted(bank.served, key=lambda c: (-c.wait, c.number))[:3]
print([(c.number, c.arrival, c.begin, c.service) for c in slowest])
