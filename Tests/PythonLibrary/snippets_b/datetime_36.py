import datetime as D, time, copy
from datetime import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: datetime.strptime(3, 'x'))
for f in [lambda: time.gmtime(0), lambda: time.gmtime(1000000000.0), lambda: time.gmtime(-1), lambda: time.gmtime(0).tm_zone, lambda: time.mktime(time.gmtime(12345)), lambda: time.asctime(time.gmtime(0)), lambda: time.ctime(0)]:
    show(f)
