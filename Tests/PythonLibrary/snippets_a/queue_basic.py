import queue
q = queue.Queue(maxsize=2)
q.put("a"); q.put("b")
print(q.qsize(), q.full(), q.get(), q.get(), q.empty())
for f in (lambda: q.get_nowait(), lambda: q.get(block=False), lambda: [q.put_nowait(i) for i in range(3)]):
    try:
        f()
    except (queue.Empty, queue.Full) as e:
        print(type(e).__name__)
p = queue.PriorityQueue()
for item in ((2, "b"), (1, "a"), (3, "c")): p.put(item)
print([p.get()[1] for _ in range(3)])
l = queue.LifoQueue(); l.put(1); l.put(2); print(l.get(), l.get())
s = queue.SimpleQueue(); s.put(5); print(s.get(), s.empty(), s.qsize())
for _ in range(4): q.task_done()
try:
    q.task_done()
except ValueError as e:
    print(e)
