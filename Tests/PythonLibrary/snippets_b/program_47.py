import asyncio
async def fail():
    raise ValueError("no")
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail())
            tg.create_task(asyncio.sleep(10))
    except* ValueError as group:
        print(group.exceptions)
asyncio.run(main())
