### run
import asyncio
async def main():
    print("in")
    await asyncio.sleep(0)
    return 5
print(asyncio.run(main()))

### gather keeps order
import asyncio
async def work(n, d):
    await asyncio.sleep(d)
    print("done", n)
    return n * 10
async def main(): return await asyncio.gather(work(1, 0.3), work(2, 0.15), work(3, 0))
print(asyncio.run(main()))

### calling gives a coroutine
async def f(): return 1
c = f()
print(type(c).__name__, c.__name__)
c.close()

### driving by hand
async def f(): return 7
c = f()
try: c.send(None)
except StopIteration as e: print(e.value)

### a coroutine cannot be awaited twice
async def f(): return 7
c = f()
try: c.send(None)
except StopIteration: pass
c.send(None)

### custom awaitable
class A:
    def __await__(self):
        x = yield "question"
        return x * 2
async def f(): return await A()
c = f()
print(c.send(None))
try: c.send(21)
except StopIteration as e: print(e.value)

### await of something else
import asyncio
async def f(): await 5
asyncio.run(f())
# 3.14| TypeError: 'int' object can't be awaited

### await of a generator
import asyncio
def g(): yield
async def f(): await g()
asyncio.run(f())
# 3.14| TypeError: 'generator' object can't be awaited

### await outside
await f()

### await in a plain function
def f():
    await g()

### async for outside
for x in []: pass
async for y in z: pass

### async with outside
async with a: pass

### yield from in async
async def f():
    yield from []

### iterating a coroutine
async def f(): pass
c = f()
try:
    for x in c: pass
except TypeError as e: print(e)
c.close()

### async for
import asyncio
class Count:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n
async def main():
    async for x in Count(3): print(x)
    else: print("else")
asyncio.run(main())

### async for over a plain list
import asyncio
async def main():
    async for x in [1]: pass
asyncio.run(main())

### plain for over an async iterator
import asyncio
class C:
    def __aiter__(self): return self
async def main():
    for x in C(): pass
asyncio.run(main())

### async with
import asyncio
class C:
    async def __aenter__(self): print("enter"); return 5
    async def __aexit__(self, t, v, tb): print("exit", t and t.__name__); return True
async def main():
    async with C() as x: print(x)
    async with C(): raise ValueError
    async with C() as a, C() as b: print(a + b)
asyncio.run(main())

### async with a plain manager
import asyncio
class C:
    def __enter__(self): pass
    def __exit__(self, *a): pass
async def main():
    async with C(): pass
asyncio.run(main())
# 3.14| TypeError: 'C' object does not support the asynchronous context manager protocol (missed __aexit__ method) but it supports the context manager protocol. Did you mean to use 'with'?

### async generator
import asyncio
async def gen(n):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0)
    finally: print("closed")
async def main():
    async for x in gen(3): print(x)
    print([x async for x in gen(2)])
asyncio.run(main())

### async generator send and close
import asyncio
async def gen():
    x = yield 1
    print("got", x)
    yield 2
async def main():
    g = gen()
    print(await g.__anext__(), await g.asend("v"))
    await g.aclose()
    try: await g.__anext__()
    except StopAsyncIteration: print("over")
asyncio.run(main())

### async generator throw
import asyncio
async def gen():
    try: yield 1
    except ValueError as e: yield f"caught {e}"
async def main():
    g = gen()
    await g.__anext__()
    print(await g.athrow(ValueError("x")))
    await g.aclose()
asyncio.run(main())

### async generator with return value
async def g():
    yield 1
    return 5

### async comprehensions
import asyncio
async def gen():
    for i in range(4): yield i
async def double(x): return x * 2
async def main():
    print([x async for x in gen() if x % 2], {x async for x in gen()}, {x: x * x async for x in gen()})
    print([await double(x) for x in range(3)], [await double(x) async for x in gen()])
    g = (x * 10 async for x in gen())
    print(await anext(g), type(g).__name__)
    print([y async for y in g])
asyncio.run(main())

### anext and aiter
import asyncio
async def gen(): yield 1
async def main():
    g = aiter(gen())
    print(await anext(g), await anext(g, "default"))
    await anext(g)
try: asyncio.run(main())
except StopAsyncIteration: print("stop")

### error in a coroutine
import asyncio
async def f():
    await asyncio.sleep(0)
    raise ValueError("async")
asyncio.run(f())

### try in a coroutine
import asyncio
async def f(): raise KeyError("k")
async def main():
    try: await f()
    except KeyError as e: print("caught", e)
    finally: print("finally")
asyncio.run(main())

### tasks run between awaits
import asyncio
async def w(n):
    for i in range(2):
        print(n, i)
        await asyncio.sleep(0)
async def main():
    a, b = asyncio.create_task(w("a")), asyncio.create_task(w("b"))
    await a
    await b
asyncio.run(main())

### gather with exceptions
import asyncio
async def ok(): return 1
async def bad(): raise ValueError("b")
async def main():
    print(await asyncio.gather(ok(), bad(), return_exceptions=True))
    await asyncio.gather(ok(), bad())
asyncio.run(main())

### wait_for times out
import asyncio
async def main():
    try: await asyncio.wait_for(asyncio.sleep(5), 0.01)
    except asyncio.TimeoutError as e: print(type(e).__name__)
asyncio.run(main())

### cancel a task
import asyncio
async def f():
    try: await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled")
        raise
async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    t.cancel()
    try: await t
    except asyncio.CancelledError: print("seen", t.cancelled())
asyncio.run(main())

### queue producer and consumer
import asyncio
async def produce(q):
    for i in range(3): await q.put(i)
    await q.put(None)
async def consume(q):
    while (x := await q.get()) is not None: print("got", x)
async def main():
    q = asyncio.Queue(1)
    await asyncio.gather(produce(q), consume(q))
asyncio.run(main())

### lock and event
import asyncio
async def w(n, l, out):
    async with l:
        out.append(n)
        await asyncio.sleep(0)
        out.append(n)
async def main():
    l, out, e = asyncio.Lock(), [], asyncio.Event()
    await asyncio.gather(w(1, l, out), w(2, l, out))
    asyncio.get_running_loop().call_soon(e.set)
    await e.wait()
    return out
print(asyncio.run(main()))

### semaphore limits
import asyncio
running = peak = 0
async def w(s):
    global running, peak
    async with s:
        running += 1; peak = max(peak, running)
        await asyncio.sleep(0)
        running -= 1
async def main():
    s = asyncio.Semaphore(2)
    await asyncio.gather(*(w(s) for _ in range(5)))
asyncio.run(main())
peak

### task group
import asyncio
async def w(n): await asyncio.sleep(0); return n
async def main():
    async with asyncio.TaskGroup() as tg:
        ts = [tg.create_task(w(i)) for i in range(3)]
    print([t.result() for t in ts])
asyncio.run(main())

### task group collects errors
import asyncio
async def bad(n): raise ValueError(n)
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad(1))
    except* ValueError as e: print(e.exceptions)
asyncio.run(main())

### timeout block
import asyncio
async def main():
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(5)
    except TimeoutError: print("timeout")
asyncio.run(main())

### run of something else
import asyncio
asyncio.run(5)
# 3.14| TypeError: An asyncio.Future, a coroutine or an awaitable is required

### async context manager function
import asyncio
from contextlib import asynccontextmanager
@asynccontextmanager
async def m(n):
    print("open", n)
    try: yield n
    finally: print("close", n)
async def main():
    async with m(1) as a, m(2) as b: print(a, b)
asyncio.run(main())

### async methods and closures
import asyncio
class Db:
    def __init__(self): self.rows = {}
    async def put(self, k, v): await asyncio.sleep(0); self.rows[k] = v
    async def get(self, k): return self.rows.get(k)
async def main():
    db = Db()
    await asyncio.gather(*(db.put(i, i * i) for i in range(3)))
    return await db.get(2), (lambda: db.get(1))
r, f = asyncio.run(main())
print(r, asyncio.run(f()))

### as_completed
import asyncio
async def w(n): await asyncio.sleep(n / 30); return n
async def main():
    for f in asyncio.as_completed([w(2), w(0), w(1)]): print(await f)
asyncio.run(main())

### StopIteration raised in a coroutine
import asyncio
async def f(): raise StopIteration(5)
asyncio.run(f())

### coroutine attributes
async def f(): pass
def g(): pass
import inspect
print(inspect.iscoroutinefunction(f), inspect.iscoroutinefunction(g), f.__name__, f.__code__.co_flags & 0x80 != 0)

### await precedence
import asyncio
async def two(): return 2
async def main(): return await two() ** 3, -await two(), [await two(), 1][0], (await two(),)
asyncio.run(main())

### async lambda does not exist
async lambda: 1

### futures
import asyncio
async def main():
    f = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.001, f.set_result, "set")
    print(f.done())
    return await f
asyncio.run(main())
