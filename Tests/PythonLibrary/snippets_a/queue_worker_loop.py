from queue import Queue, Empty, PriorityQueue
q = Queue()
for t in ("a", "b"): q.put(t)
done = []
while True:
    try:
        job = q.get(timeout=0.01)
    except Empty:
        break
    done.append(job.upper()); q.task_done()
    if job == "a": q.put("c")
q.join(); print(done, q.unfinished_tasks)
p = PriorityQueue(maxsize=1); p.put((1, "x")); print(p.full(), p.get_nowait())
