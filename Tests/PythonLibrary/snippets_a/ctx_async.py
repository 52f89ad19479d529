import asyncio
from contextlib import asynccontextmanager, AsyncExitStack, aclosing
@asynccontextmanager
async def session(n):
    print("open", n)
    try:
        yield n
    except ValueError as e:
        print("handled", e)
    finally:
        print("close", n)
async def main():
    async with session("a") as s:
        print(s)
    async with session("b"):
        raise ValueError("boom")
    async with AsyncExitStack() as st:
        print(await st.enter_async_context(session("c")))
        st.callback(print, "sync callback")
    async def gen():
        try:
            yield 1
            yield 2
        finally:
            print("gen closed")
    async with aclosing(gen()) as g:
        async for v in g:
            print(v)
            break
asyncio.run(main())
