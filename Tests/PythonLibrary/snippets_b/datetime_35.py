import datetime as D, time, copy
from datetime import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for s, f in [('12 AM', '%I %p'), ('12 PM', '%I %p'), ('2024-01-01T00:00:00+05:30', '%Y-%m-%dT%H:%M:%S%z'), ('29/02', '%d/%m')]:
    print(s, f)
    show(lambda: datetime.strptime(s, f))
    show(lambda: time.strptime(s, f))
# 3.14| 12 AM %I %p
# 3.14| datetime.datetime(1900, 1, 1, 0, 0)
# 3.14| datetime.time(0, 0)
# 3.14| 12 PM %I %p
# 3.14| datetime.datetime(1900, 1, 1, 12, 0)
# 3.14| datetime.time(12, 0)
# 3.14| 2024-01-01T00:00:00+05:30 %Y-%m-%dT%H:%M:%S%z
# 3.14| datetime.datetime(2024, 1, 1, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# 3.14| datetime.time(0, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# 3.14| 29/02 %d/%m
# 3.14| ValueError day 29 must be in range 1..28 for month 2 in year 1900
# 3.14| datetime.time(0, 0)
