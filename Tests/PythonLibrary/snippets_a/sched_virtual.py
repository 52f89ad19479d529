import sched
now = 0
def clock(): return now
def delay(n):
    global now
    now += n
s = sched.scheduler(clock, delay)
log = []
s.enter(5, 1, log.append, ("five",))
s.enter(1, 2, log.append, ("one-low",))
s.enter(1, 1, log.append, ("one-high",))
e = s.enter(3, 1, log.append, ("cancelled",))
print([x.time for x in s.queue], s.empty())
s.cancel(e)
s.run()
print(log, now, s.empty())
