from datetime import *
td = timedelta
dt = datetime(2024, 2, 29, 13, 5, 9, 123456)
tz = timezone(td(hours=5, minutes=30), 'IST')

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: dt + td(days=1, hours=11), lambda: dt - td(weeks=3), lambda: dt - datetime(2000, 1, 1), lambda: datetime(2020, 1, 1, fold=1), lambda: datetime(2020, 1, 1).replace(hour=3, fold=1), lambda: timezone.utc, lambda: tz]:
    show(f)
