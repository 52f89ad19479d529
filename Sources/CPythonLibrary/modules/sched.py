# Event scheduler.

__all__ = ["scheduler"]

import heapq as _heapq
from collections import namedtuple as _namedtuple

_EventBase = _namedtuple("Event", "time, priority, sequence, action, argument, kwargs",
                         module="sched")


class Event(_EventBase):
    __slots__ = ()

    def __eq__(self, other):
        return self[:3] == other[:3]

    def __lt__(self, other):
        return self[:3] < other[:3]

    def __le__(self, other):
        return self[:3] <= other[:3]

    def __gt__(self, other):
        return self[:3] > other[:3]

    def __ge__(self, other):
        return self[:3] >= other[:3]

    __hash__ = _EventBase.__hash__


def _clock():
    from time import monotonic
    return monotonic()


def _sleep(seconds):
    from time import sleep
    sleep(seconds)


class scheduler:
    def __init__(self, timefunc=_clock, delayfunc=_sleep):
        self._queue = []
        self._count = 0
        self.timefunc = timefunc
        self.delayfunc = delayfunc

    def enterabs(self, time, priority, action, argument=(), kwargs=None):
        event = Event(time, priority, self._count, action, argument,
                      {} if kwargs is None else kwargs)
        self._count += 1
        _heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=None):
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        self._queue.remove(event)
        _heapq.heapify(self._queue)

    def empty(self):
        return not self._queue

    def run(self, blocking=True):
        queue = self._queue
        while queue:
            event = queue[0]
            now = self.timefunc()
            if event.time > now:
                if not blocking:
                    return event.time - now
                self.delayfunc(event.time - now)
            else:
                _heapq.heappop(queue)
                event.action(*event.argument, **event.kwargs)
                self.delayfunc(0)

    @property
    def queue(self):
        return sorted(self._queue)
