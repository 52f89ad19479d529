import asyncio, heapq, itertools, random, time
from collections import Counter, deque
from contextlib import asynccontextmanager, contextmanager, suppress
from functools import lru_cache, partial, reduce, singledispatch, wraps

class Retry(Exception):
    def __init__(self, after, *args):
        super().__init__(after, *args)
        self.after = after

def traced(log):
    def deco(fn):
        @wraps(fn)
        async def inner(*a, **k):
            log.append(f"> {fn.__name__}{a}")
            try:
                return await fn(*a, **k)
            finally:
                log.append(f"< {fn.__name__}")
        return inner
    return deco

LOG = []

@traced(LOG)
async def work(n):
    await asyncio.sleep(0)
    if n % 4 == 3:
        raise Retry(n)
    return n * n

@asynccontextmanager
async def limit(sem, name):
    async with sem:
        LOG.append(f"enter {name}")
        yield name.upper()
        LOG.append(f"leave {name}")

async def producer(q, items):
    for i in items:
        await q.put(i)
    await q.put(None)

async def consumer(q):
    got = []
    while (item := await q.get()) is not None:
        got.append(item)
    return got

async def ticker(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i

async def main():
    r = await asyncio.gather(*(work(i) for i in range(5)), return_exceptions=True)
    print([x if not isinstance(x, Exception) else repr(x) for x in r])
    sem = asyncio.Semaphore(1)
    async def use(n):
        async with limit(sem, n) as u:
            await asyncio.sleep(0)
            return u
    print(await asyncio.gather(use("a"), use("b")))
    q = asyncio.Queue(2)
    _, got = await asyncio.gather(producer(q, range(6)), consumer(q))
    print(got)
    print([x async for x in ticker(4) if x % 2], {k: v async for k, v in aenum(ticker(2))})
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work(3)); tg.create_task(work(7))
    except* Retry as eg:
        print(sorted(e.after for e in eg.exceptions), eg)
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError as e:
        print("timeout", repr(e))
    t = asyncio.create_task(asyncio.sleep(9)); await asyncio.sleep(0); t.cancel()
    with suppress(asyncio.CancelledError): await t
    print(t.cancelled(), t.done())
    ev = asyncio.Event()
    async def waiter(i):
        await ev.wait(); return i
    ws = [asyncio.create_task(waiter(i), name=f"w{i}") for i in range(3)]
    await asyncio.sleep(0); ev.set()
    done, pending = await asyncio.wait(ws)
    print(sorted(d.result() for d in done), len(pending), ws[1].get_name())

async def aenum(it):
    i = 0
    async for x in it:
        yield i, x
        i += 1

asyncio.run(main())
print("\n".join(LOG[:12]), len(LOG))

@singledispatch
def show(x): return f"?{x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return "list " + ",".join(map(show, x))
print(show(3), show([1, "a"]), show(2.5), show.dispatch(bool).__name__)
@lru_cache(maxsize=3)
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(30), fib.cache_info())
h = []
for p, n in [(3,"c"),(1,"a"),(2,"b")]: heapq.heappush(h, (p, n))
print([heapq.heappop(h) for _ in range(3)], heapq.nlargest(2, [5,1,9]), list(heapq.merge([1,4],[2,3])))
rng = random.Random(42)
print([rng.randint(1,100) for _ in range(5)], rng.choice("abc"), rng.sample(range(10),3), round(rng.gauss(0,1),6), rng.shuffle(x:=list(range(5))), x)
print(list(itertools.batched("abcdefg", 3)), list(itertools.pairwise([1,2,3])), [(k, list(g)) for k, g in itertools.groupby("aabbc")])
print(reduce(lambda a, b: a * b, range(1, 6)), partial(int, base=2)("101"), Counter("mississippi").most_common(2))
d = deque(range(5), maxlen=5); d.rotate(2); d.appendleft(9); print(d)
# 3.14| [0, 1, 4, 'Retry(3)', 16]
# 3.14| ['A', 'B']
# 3.14| [0, 1, 2, 3, 4, 5]
# 3.14| [1, 3] {0: 0, 1: 1}
# 3.14| [3, 7] unhandled errors in a TaskGroup (2 sub-exceptions)
# 3.14| timeout TimeoutError()
# 3.14| True True
# 3.14| [0, 1, 2] 0 w1
# 3.14| > work(0,)
# 3.14| > work(1,)
# 3.14| > work(2,)
# 3.14| > work(3,)
# 3.14| > work(4,)
# 3.14| < work
# 3.14| < work
# 3.14| < work
# 3.14| < work
# 3.14| < work
# 3.14| enter a
# 3.14| leave a 18
# 3.14| int 3 list int 1,?a ?2.5 _
# 3.14| 832040 CacheInfo(hits=28, misses=31, maxsize=3, currsize=3)
# 3.14| [(1, 'a'), (2, 'b'), (3, 'c')] [9, 5] [1, 2, 3, 4]
# 3.14| [82, 15, 4, 95, 36] a [3, 2, 1] -0.938051 None [1, 2, 4, 3, 0]
# 3.14| [('a', 'b', 'c'), ('d', 'e', 'f'), ('g',)] [(1, 2), (2, 3)] [('a', ['a', 'a']), ('b', ['b', 'b']), ('c', ['c'])]
# 3.14| 120 5 [('i', 4), ('s', 4)]
# 3.14| deque([9, 3, 4, 0, 1], maxlen=5)
