"""Discrete events: a car wash with a limited queue."""
import heapq
import itertools
import random


class Simulation:
    def __init__(self):
        self.now = 0.0
        self._queue = []
        self._order = itertools.count()
        self.log = []

    def at(self, delay, action, *args):
        heapq.heappush(self._queue, (self.now + delay, next(self._order), action, args))

    def run(self, until):
        while self._queue and self._queue[0][0] <= until:
            self.now, _, action, args = heapq.heappop(self._queue)
            action(*args)
        self.now = until

    def note(self, text):
        self.log.append(f"{self.now:6.2f} {text}")


class CarWash:
    def __init__(self, sim, bays, room):
        self.sim, self.free, self.room = sim, bays, room
        self.waiting = []
        self.washed = self.lost = 0
        self.total_wait = 0.0

    def arrive(self, car, duration):
        if self.free:
            self.start(car, duration, self.sim.now)
        elif len(self.waiting) < self.room:
            self.waiting.append((car, duration, self.sim.now))
            self.sim.note(f"car {car} waits ({len(self.waiting)} in line)")
        else:
            self.lost += 1
            self.sim.note(f"car {car} leaves")

    def start(self, car, duration, arrived):
        self.free -= 1
        self.total_wait += self.sim.now - arrived
        self.sim.note(f"car {car} starts")
        self.sim.at(duration, self.finish, car)

    def finish(self, car):
        self.free += 1
        self.washed += 1
        self.sim.note(f"car {car} is clean")
        if self.waiting:
            self.start(*self.waiting.pop(0))


def main():
    rng = random.Random(7)
    sim = Simulation()
    wash = CarWash(sim, bays=2, room=2)
    clock = 0.0
    for car in range(1, 13):
        clock += rng.randint(1, 30) / 10
        sim.at(clock, wash.arrive, car, rng.randint(20, 60) / 10)
    sim.run(until=60)
    print("\n".join(sim.log))
    print(f"washed {wash.washed}, lost {wash.lost}, mean wait {wash.total_wait / wash.washed:.3f}, end {sim.now}")


main()
