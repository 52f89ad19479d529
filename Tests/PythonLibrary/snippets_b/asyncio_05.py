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
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(w(1, 0.05))
        b = tg.create_task(w(2))
    return (a.result(), b.result())
async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(w(1, 1))
        tg.create_task(w(2, 0, ValueError('x')))
        tg.create_task(w(3, 0, KeyError('y')))

run(main())
