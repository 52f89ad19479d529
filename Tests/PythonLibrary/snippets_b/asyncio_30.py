import asyncio, sys, time
log = []
def run(c):
    global log
    log = []
    try:
        print('->', asyncio.run(c))
    except BaseException as e:
        print('!!', type(e), e, getattr(e, 'exceptions', ''))
    print(log)
async def main():
    await 3

run(main())
# 3.14| !! <class 'TypeError'> 'int' object can't be awaited 
# 3.14| []
