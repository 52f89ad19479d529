import asyncio
async def counter(n):
    for i in range(n):
        yield i
        await asyncio.sleep(0)
async def main():
    print([i async for i in counter(4)], sum([i async for i in counter(5) if i % 2]))
asyncio.run(main())
