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


for f in [lambda: '{:%B %d}'.format(dt), lambda: tzinfo().utcoffset(None), lambda: a.tzname(), lambda: a.utcoffset(), lambda: a.dst(), lambda: sorted([dt, datetime(2020, 1, 1)]), lambda: max(dt, datetime(2025, 1, 1))]:
    show(f)
