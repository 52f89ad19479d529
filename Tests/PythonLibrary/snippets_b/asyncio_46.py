import asyncio, sys, time
log = []
async def w(n, d=0.0, exc=None):
    log.append(('start', n))
    await asyncio.sleep(d)
    if exc:
        raise exc
    log.append(('end', n))
    return n
def run(c):
    global log
    log = []
    try:
        print('->', asyncio.run(c))
    except BaseException as e:
        print('!!', type(e), e, getattr(e, 'exceptions', ''))
    print(log)
async def main():
    r = await asyncio.gather(w(1), w(2, 0, ValueError('x')), return_exceptions=True)
    return r
async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(w(1, 0.05))
        b = tg.create_task(w(2))
    return (a.result(), b.result())
async def main():
    ts = [asyncio.create_task(w(i, 0.05 * (3 - i))) for i in range(3)]
    d, p = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    r = (len(d), len(p))
    d, p = await asyncio.wait(ts)
    return (r, len(d), len(p), sorted((x.result() for x in d)))
async def main():
    ts = [asyncio.create_task(w(i, 0.05 * i)) for i in range(3)]
    d, p = await asyncio.wait(ts, timeout=0.075)
    return (len(d), len(p))
async def main():
    out = []
    for c in asyncio.as_completed([w(i, 0.1 * (3 - i)) for i in range(3)]):
        out.append(await c)
    return out
async def main():
    q = asyncio.Queue(2)
    out = []

    async def prod():
        for i in range(5):
            await q.put(i)
            log.append(('put', i))
        await q.put(None)

    async def cons():
        while (x := (await q.get())) is not None:
            out.append(x)
            q.task_done()
    await asyncio.gather(prod(), cons())
    return (out, q.qsize(), q.empty(), q.full(), str(q))
async def main():
    q = asyncio.Queue(1)
    q.put_nowait(1)
    for f in (lambda: q.put_nowait(2), lambda: (q.get_nowait(), q.get_nowait()), lambda: (q.task_done(), q.task_done())):
        try:
            f()
        except Exception as e:
            log.append((type(e), str(e)))
    p = asyncio.PriorityQueue()
    [p.put_nowait(x) for x in (3, 1, 2)]
    l = asyncio.LifoQueue()
    [l.put_nowait(x) for x in (3, 1, 2)]
    return ([p.get_nowait() for _ in range(3)], [await l.get() for _ in range(3)])
async def main():
    lock = asyncio.Lock()

    async def f(n):
        async with lock:
            log.append(('in', n))
            await asyncio.sleep(0)
            log.append(('out', n))
    await asyncio.gather(*(f(i) for i in range(3)))
    try:
        lock.release()
    except RuntimeError as e:
        log.append(str(e))
    return (lock.locked(), repr(lock)[-11:])
async def main():
    s = asyncio.Semaphore(2)
    n = 0
    m = 0

    async def f():
        nonlocal n, m
        async with s:
            n += 1
            m = max(m, n)
            await asyncio.sleep(0.001)
            n -= 1
    await asyncio.gather(*(f() for _ in range(6)))
    b = asyncio.BoundedSemaphore(1)
    try:
        b.release()
    except ValueError as e:
        log.append(str(e))
    return (m, s.locked())
async def main():
    b = asyncio.Barrier(3)
    r = await asyncio.gather(*(b.wait() for _ in range(3)))
    return (sorted(r), b.n_waiting, b.parties, b.broken)
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    loop.call_soon(f.set_result, 5)
    loop.call_later(0.05, log.append, 'later')
    h = loop.call_later(0.05, log.append, 'never')
    h.cancel()
    r = await f
    await asyncio.sleep(0.1)
    return (r, f.done(), repr(f), f.result())

with asyncio.Runner() as r:
    print(r.run(w(1)), r.run(w(2)))
