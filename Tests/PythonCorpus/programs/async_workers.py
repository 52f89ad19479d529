"""Workers on a queue with retries, a rate limit, a pipeline and cancellation; order is fixed by steps, not by time."""
import asyncio
from collections import Counter
from contextlib import asynccontextmanager


class Flaky(Exception):
    pass


class Service:
    def __init__(self, limit):
        self.gate, self.active, self.peak, self.calls = asyncio.Semaphore(limit), 0, 0, Counter()

    @asynccontextmanager
    async def slot(self, name):
        async with self.gate:
            self.active += 1
            self.peak = max(self.peak, self.active)
            try:
                yield self
            finally:
                self.active -= 1

    async def fetch(self, name):
        async with self.slot(name):
            self.calls[name] += 1
            for _ in range(len(name)):
                await asyncio.sleep(0)
            if name.startswith("bad") or name.startswith("slow") and self.calls[name] < 3:
                raise Flaky(f"{name} failed")
            return name.upper()


async def retry(make, times):
    for attempt in range(1, times + 1):
        try:
            return await make(), attempt
        except Flaky as error:
            last = error
    raise last


async def worker(number, queue, service, results):
    while True:
        name = await queue.get()
        try:
            results[name] = await retry(lambda: service.fetch(name), 3)
        except Flaky as error:
            results[name] = repr(error)
        finally:
            queue.task_done()


async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


async def mapped(source, function):
    async for x in source:
        yield function(x)


async def batched(source, size):
    batch = []
    async for x in source:
        batch.append(x)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


class Channel:
    """A hand-made channel that can be closed."""

    def __init__(self):
        self.items, self.waiting, self.closed = [], [], False

    def send(self, item):
        self.items.append(item)
        self._wake()

    def close(self):
        self.closed = True
        self._wake()

    def _wake(self):
        while self.waiting:
            future = self.waiting.pop(0)
            if not future.done():
                future.set_result(None)

    def __aiter__(self):
        return self

    async def __anext__(self):
        while not self.items:
            if self.closed:
                raise StopAsyncIteration
            future = asyncio.get_running_loop().create_future()
            self.waiting.append(future)
            await future
        return self.items.pop(0)


async def chatter(channel):
    for word in "hello from the channel".split():
        channel.send(word)
        await asyncio.sleep(0)
    channel.close()


async def forever(log):
    try:
        while True:
            log.append("tick")
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        log.append("cancelled")
        raise
    finally:
        log.append("cleaned")


async def main():
    service, queue, results = Service(2), asyncio.Queue(), {}
    for name in ("a", "bb", "slow", "bad", "ccc", "slower"):
        queue.put_nowait(name)
    workers = [asyncio.create_task(worker(i, queue, service, results)) for i in range(3)]
    await queue.join()
    for w in workers:
        w.cancel()
    ends = await asyncio.gather(*workers, return_exceptions=True)
    print(dict(sorted(results.items())), [type(e).__name__ for e in ends])
    print("peak", service.peak, dict(sorted(service.calls.items())))
    print([b async for b in batched(mapped(numbers(7), lambda x: x * x), 3)])
    channel = Channel()
    task = asyncio.create_task(chatter(channel))
    print([word async for word in channel], task.done())
    log = []
    task = asyncio.create_task(forever(log))
    for _ in range(3):
        await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        log.append("seen")
    print(log[0], log[-3:], task.cancelled())
    try:
        async with asyncio.TaskGroup() as group:
            good = group.create_task(service.fetch("good"))
            group.create_task(service.fetch("bad1"))
            group.create_task(forever(log2 := []))
    except* Flaky as errors:
        print([str(e) for e in errors.exceptions], good.done(), log2[-2:])
    done, pending = await asyncio.wait([asyncio.create_task(service.fetch("x")), asyncio.create_task(asyncio.sleep(30))], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), [d.result() for d in done])
    for p in pending:
        p.cancel()
    lock, order = asyncio.Lock(), []

    async def critical(n):
        async with lock:
            order.append(f"in{n}")
            await asyncio.sleep(0)
            order.append(f"out{n}")

    await asyncio.gather(*map(critical, range(3)))
    print(order)
    return sum([x async for x in numbers(5)])


print(asyncio.run(main()))
