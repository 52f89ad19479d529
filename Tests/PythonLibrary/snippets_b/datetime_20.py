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


for f in [lambda: a.astimezone(timezone.utc), lambda: a.astimezone(timezone(td(hours=-8))), lambda: dt.astimezone(timezone.utc), lambda: a.timestamp(), lambda: dt.timestamp(), lambda: a.utctimetuple(), lambda: a.timetuple()]:
    show(f)
