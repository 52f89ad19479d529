import datetime as D, time, copy
from datetime import *
td = timedelta
d = date(2024, 2, 29)
dt = datetime(2024, 2, 29, 13, 5, 9, 123456)
tz = timezone(td(hours=5, minutes=30), 'IST')
a = dt.replace(tzinfo=tz)

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: dt.time(), lambda: a.timetz(), lambda: datetime.combine(d, D.time(1, 2)), lambda: datetime.combine(d, D.time(1, 2), tzinfo=tz), lambda: datetime.fromtimestamp(1.5, timezone.utc), lambda: datetime.fromtimestamp(1000000000.0 + 0.123456, tz), lambda: datetime.fromtimestamp(-1.5, timezone.utc)]:
    show(f)
