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
    show = asyncio.create_task(w(1, 1))
    await asyncio.sleep(0)
    show.cancel('bye')
    try:
        await show
    except asyncio.CancelledError as e:
        return (e.args, show.cancelled(), show.done(), repr(show)[:30])
async def main():

    async def stub():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            log.append('caught')
            return 'survived'
    show = asyncio.create_task(stub())
    await asyncio.sleep(0)
    show.cancel()
    return (await show, show.cancelled(), show.cancelling())

run(main())
