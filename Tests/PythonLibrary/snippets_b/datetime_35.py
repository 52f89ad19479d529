# differs-from-3.11: newer messages of range errors, and newer formats
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
# expected-output:
# 12 AM %I %p
# datetime.datetime(1900, 1, 1, 0, 0)
# datetime.time(0, 0)
# 12 PM %I %p
# datetime.datetime(1900, 1, 1, 12, 0)
# datetime.time(12, 0)
# 2024-01-01T00:00:00+05:30 %Y-%m-%dT%H:%M:%S%z
# datetime.datetime(2024, 1, 1, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# datetime.time(0, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# 29/02 %d/%m
# ValueError day 29 must be in range 1..28 for month 2 in year 1900
# datetime.time(0, 0)
