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


for f in [lambda: a - dt, lambda: a < dt, lambda: a == dt, lambda: a - a.astimezone(timezone.utc), lambda: a == a.astimezone(timezone.utc), lambda: hash(a) == hash(a.astimezone(timezone.utc)), lambda: dt.date()]:
    show(f)
