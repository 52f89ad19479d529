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
    ts = [asyncio.create_task(w(i, 0.05 * (3 - i))) for i in range(3)]
    d, p = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    r = (len(d), len(p))
    d, p = await asyncio.wait(ts)
    return (r, len(d), len(p), sorted((x.result() for x in d)))
async def main():
    ts = [asyncio.create_task(w(i, 0.05 * i)) for i in range(3)]
    d, p = await asyncio.wait(ts, timeout=0.075)
    return (len(d), len(p))

run(main())
