from enum import Enum
class Day(Enum):
    MON = 1
    TUE = 2
    SUN = 7
    @property
    def weekend(self): return self in {Day.SUN}
    @classmethod
    def parse(cls, text): return cls[text.upper()[:3]]
table = {d: d.name.title() for d in Day}
print(table, [d.name for d in Day if d.weekend], Day.parse("tuesday"), Day.MON.weekend)
print(sorted(Day, key=lambda d: -d.value), {d.value: d for d in Day}[7], list(zip(Day, "abc")))
