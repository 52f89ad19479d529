# Top-level await: one event loop for the life of the context, so that tasks which a cell has started go on when a
# later cell waits.
import asyncio


def event_loop():
    loop = State.loop
    if loop is None or loop.is_closed():
        loop = State.loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
    return loop


def run_coroutine(coroutine):
    loop = event_loop()
    if loop.is_running():
        coroutine.close()
        raise RuntimeError("the context's event loop is running already")
    task = loop.create_task(coroutine)
    try:
        return loop.run_until_complete(task)
    except (KeyboardInterrupt, SystemExit):
        if not task.done():
            task.cancel()
            try:
                loop.run_until_complete(asyncio.wait({task}, timeout=5))
            except (KeyboardInterrupt, SystemExit):
                pass
        if task.done() and not task.cancelled():
            task.exception()
        raise
