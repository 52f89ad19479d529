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
    inner = asyncio.create_task(w('inner', 0.1))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.025)
    except TimeoutError:
        log.append('to')
    return await inner

run(main())
