"""Sets of intervals: merging, gaps, meeting rooms, bookings and coverage."""
from bisect import bisect_left, insort
from dataclasses import dataclass
from functools import reduce
import heapq


@dataclass(frozen=True, order=True)
class Interval:
    start: int
    end: int

    def __post_init__(self):
        if self.start >= self.end:
            raise ValueError(f"empty interval {self.start}..{self.end}")

    def __contains__(self, x):
        return self.start <= x < self.end

    def __and__(self, other):
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Interval(start, end) if start < end else None

    def __len__(self):
        return self.end - self.start

    def __str__(self):
        return f"[{clock(self.start)}-{clock(self.end)})"


def clock(minutes):
    return f"{minutes // 60:02}:{minutes % 60:02}"


def parse(text):
    def minutes(t):
        h, m = t.split(":")
        if not (0 <= int(h) <= 24 and 0 <= int(m) < 60):
            raise ValueError(f"bad time {t!r}")
        return int(h) * 60 + int(m)
    return Interval(*map(minutes, text.split("-")))


class Spans:
    def __init__(self, intervals=()):
        self.items = []
        for i in sorted(intervals):
            if self.items and i.start <= self.items[-1].end:
                last = self.items.pop()
                i = Interval(last.start, max(last.end, i.end))
            self.items.append(i)

    def __or__(self, other):
        return Spans(self.items + other.items)

    def __and__(self, other):
        out, i, j = [], 0, 0
        while i < len(self.items) and j < len(other.items):
            if both := self.items[i] & other.items[j]:
                out.append(both)
            if self.items[i].end < other.items[j].end:
                i += 1
            else:
                j += 1
        return Spans(out)

    def __invert__(self):
        return self.gaps(Interval(0, 24 * 60))

    def gaps(self, frame):
        out, at = [], frame.start
        for i in self.items:
            if i.start > at:
                out.append(Interval(at, min(i.start, frame.end)))
            at = max(at, i.end)
        if at < frame.end:
            out.append(Interval(at, frame.end))
        return Spans(out)

    def __iter__(self):
        return iter(self.items)

    def __contains__(self, x):
        k = bisect_left(self.items, x + 1, key=lambda i: i.start) - 1
        return k >= 0 and x in self.items[k]

    def total(self):
        return sum(map(len, self.items))

    def __str__(self):
        return " ".join(map(str, self.items)) or "nothing"


def rooms(meetings):
    ends, plan, free = [], {}, []
    count = 0
    for m in sorted(meetings):
        while ends and ends[0][0] <= m.start:
            heapq.heappush(free, heapq.heappop(ends)[1])
        if free:
            room = heapq.heappop(free)
        else:
            count += 1
            room = count
        heapq.heappush(ends, (m.end, room))
        plan[m] = room
    return count, plan


def most(intervals):
    events = sorted([(i.start, 1) for i in intervals] + [(i.end, -1) for i in intervals])
    level = best = at = 0
    for time, change in events:
        level += change
        if level > best:
            best, at = level, time
    return best, clock(at)


class Calendar:
    def __init__(self):
        self.booked = []

    def book(self, interval):
        k = bisect_left(self.booked, interval)
        for other in self.booked[max(0, k - 1):k + 1]:
            if interval & other:
                raise ValueError(f"{interval} overlaps {other}")
        insort(self.booked, interval)


ann = Spans(map(parse, ["9:00-10:30", "12:00-13:00", "10:00-11:00", "16:00-18:00"]))
bob = Spans(map(parse, ["10:00-11:30", "12:30-14:30", "14:30-15:00", "16:00-17:00"]))
work = parse("9:00-18:00")
print(ann, bob, ann | bob, ann & bob, sep="\n")
print("free:", (ann | bob).gaps(work), [clock(t) for t in (9 * 60, 11 * 60 + 15) if t not in (ann | bob)], (ann | bob).total(), str(~Spans()))
slots = [i for i in (ann | bob).gaps(work) if len(i) >= 30]
print([str(s) for s in slots])
meetings = list(map(parse, ["9:00-10:00", "9:30-11:00", "10:00-11:30", "10:15-10:45", "13:00-14:00"]))
count, plan = rooms(meetings)
print(count, {str(m): r for m, r in plan.items()}, most(meetings))
calendar = Calendar()
for text in ("10:00-11:00", "11:00-12:00", "10:30-11:30", "9:00-9:00", "25:00-26:00", "8:00-9:00"):
    try:
        calendar.book(parse(text))
        print("booked", text)
    except ValueError as error:
        print("refused:", error)
print([str(b) for b in calendar.booked], reduce(lambda a, b: a & b, [Interval(0, 9), Interval(2, 8), Interval(5, 20)]))
picked, end = [], -1
for m in sorted(meetings, key=lambda m: m.end):
    if m.start >= end:
        picked, end = picked + [str(m)], m.end
print(picked)
