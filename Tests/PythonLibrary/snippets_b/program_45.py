import asyncio
async def worker(name, delay):
    await asyncio.sleep(delay)
    print("done", name)
    return name
async def main():
    print(await asyncio.gather(worker("slow", 0.3), worker("fast", 0.15)))
asyncio.run(main())
