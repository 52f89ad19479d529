import heapq
from dataclasses import dataclass, field
from typing import Callable
@dataclass(order=True)
class Job:
    when: int
    priority: int = 0
    name: str = field(compare=False, default="")
    action: Callable = field(compare=False, default=None, repr=False)
class Scheduler:
    def __init__(self): self.queue, self.now, self.log = [], 0, []
    def at(self, when, name, action=None, priority=0): heapq.heappush(self.queue, Job(when, priority, name, action))
    def run(self):
        while self.queue:
            job = heapq.heappop(self.queue)
            self.now = job.when
            self.log.append((self.now, job.name))
            if job.action: job.action(self)
s = Scheduler()
s.at(5, "late"); s.at(1, "early", lambda s: s.at(s.now + 2, "spawned")); s.at(1, "urgent", priority=-1)
s.run(); print(s.log); print(Job(1, 2, "n"))
