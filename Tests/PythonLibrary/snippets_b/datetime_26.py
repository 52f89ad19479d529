import datetime as D, time, copy
from datetime import *
td = timedelta
dt = datetime(2024, 2, 29, 13, 5, 9, 123456)
tz = timezone(td(hours=5, minutes=30), 'IST')
a = dt.replace(tzinfo=tz)

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: D.UTC, lambda: dt.astimezone(), lambda: copy.copy(a), lambda: D.time(1, 2, 3, 4, tzinfo=tz), lambda: D.time(1), lambda: D.time(1, 2, 3), lambda: str(D.time(1, 2, 3, 4))]:
    show(f)
