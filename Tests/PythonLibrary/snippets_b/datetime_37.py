import datetime as D, time, copy
from datetime import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(0)), lambda: time.strftime('%c %j %z', time.gmtime(1000000000.0)), lambda: time.struct_time(range(9)), lambda: time.struct_time(range(8)), lambda: time.gmtime(0)[:3], lambda: time.gmtime(0) == time.gmtime(0), lambda: time.strftime('%Y', (2020, 13, 1, 0, 0, 0, 0, 0, 0))]:
    show(f)
