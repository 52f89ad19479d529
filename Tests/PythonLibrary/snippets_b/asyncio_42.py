import asyncio, sys, time
log = []
async def w(n, d=0.0, exc=None):
    log.append(('start', n))
    await asyncio.sleep(d)
    if exc:
        raise exc
    log.append(('end', n))
    return n
loop = asyncio.new_event_loop()

print(loop.run_until_complete(w(7)), loop.is_running(), loop.is_closed())
