"""Assigns people to shifts by rules with backtracking, and reports fairness."""
from collections import Counter
from dataclasses import dataclass, field
from itertools import product

DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri"]
SHIFTS = ["early", "late"]


@dataclass
class Person:
    name: str
    most: int
    off: set = field(default_factory=set)
    skills: set = field(default_factory=lambda: {"basic"})


@dataclass(frozen=True)
class Slot:
    day: str
    shift: str
    needs: str = "basic"

    def __str__(self):
        return f"{self.day} {self.shift}"


class Roster:
    def __init__(self, people, slots):
        self.people, self.slots = {p.name: p for p in people}, slots
        self.plan, self.tries = {}, 0
        self.rules = [self.available, self.skilled, self.not_too_often, self.once_a_day, self.rest]

    def available(self, person, slot):
        return slot.day not in person.off

    def skilled(self, person, slot):
        return slot.needs in person.skills

    def not_too_often(self, person, slot):
        return sum(n == person.name for n in self.plan.values()) < person.most

    def once_a_day(self, person, slot):
        return all(n != person.name or s.day != slot.day for s, n in self.plan.items())

    def rest(self, person, slot):
        """No early shift after a late one."""
        if slot.shift != "early" or slot.day == "Mon":
            return True
        before = DAYS[DAYS.index(slot.day) - 1]
        return all(n != person.name for s, n in self.plan.items() if s.day == before and s.shift == "late")

    def broken(self, person, slot):
        return [rule.__name__ for rule in self.rules if not rule(person, slot)]

    def options(self, slot):
        fit = [p for p in self.people.values() if not self.broken(p, slot)]
        load = Counter(self.plan.values())
        return sorted(fit, key=lambda p: (load[p.name] / p.most, p.name))

    def solve(self):
        open_slots = [s for s in self.slots if s not in self.plan]
        if not open_slots:
            return True
        slot = min(open_slots, key=lambda s: (len(self.options(s)), self.slots.index(s)))
        for person in self.options(slot):
            self.tries += 1
            self.plan[slot] = person.name
            if self.solve():
                return True
            del self.plan[slot]
        return False

    def table(self):
        yield "      " + "".join(f"{d:<8}" for d in DAYS)
        for shift in SHIFTS:
            yield f"{shift:<6}" + "".join(f"{self.plan.get(next((s for s in self.slots if (s.day, s.shift) == (d, shift)), None), '-'):<8}" for d in DAYS)

    def fairness(self):
        load = Counter(self.plan.values())
        shares = {n: load[n] / p.most for n, p in self.people.items()}
        return load, round(max(shares.values()) - min(shares.values()), 3)


people = [
    Person("Ann", 3, {"Mon"}, {"basic", "key"}), Person("Bob", 3), Person("Cy", 2, {"Fri", "Thu"}),
    Person("Di", 2, skills={"basic", "key"}), Person("Ed", 2, {"Tue"}),
]
slots = [Slot(d, s, "key" if (d, s) in {("Mon", "late"), ("Wed", "early"), ("Fri", "late")} else "basic") for d, s in product(DAYS, SHIFTS)]
roster = Roster(people, slots)
print(roster.solve(), roster.tries)
print(*roster.table(), sep="\n")
print(*roster.fairness())
print({str(s): roster.broken(roster.people["Cy"], s) for s in slots[:3]})
roster.people["Ann"].most = 1
again = Roster(list(roster.people.values()), slots)
print("with less of Ann:", again.solve(), again.tries)
wishes = {("Bob", "Mon"): 3, ("Di", "Fri"): 5, ("Ed", "Wed"): 2}
score = sum(v for (n, d), v in wishes.items() if any(p == n and s.day == d for s, p in roster.plan.items()))
print("wishes", score, "of", sum(wishes.values()))
impossible = Roster([Person("Solo", 10)], slots)
print(impossible.solve(), impossible.tries, impossible.plan)
