import datetime as D, time, copy
from datetime import *
td = timedelta
dt = datetime(2024, 2, 29, 13, 5, 9, 123456)
tz = timezone(td(hours=5, minutes=30), 'IST')

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: D.time(1, tzinfo=tz) == D.time(1), lambda: D.time(1) < D.time(2), lambda: D.time(1).replace(minute=5).isoformat('minutes'), lambda: D.time(10, 5).strftime('%I:%M %p %Y'), lambda: bool(D.time(0)), lambda: f'{dt:%H:%M}', lambda: f'{dt}']:
    show(f)
