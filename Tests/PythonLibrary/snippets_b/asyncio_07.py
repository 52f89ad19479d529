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
    try:
        async with asyncio.timeout(0.05):
            await w(1, 1)
    except TimeoutError as e:
        return ('timeout', repr(e), type(e.__cause__))

run(main())
# 3.14| -> ('timeout', 'TimeoutError()', <class 'asyncio.exceptions.CancelledError'>)
# 3.14| [('start', 1)]
