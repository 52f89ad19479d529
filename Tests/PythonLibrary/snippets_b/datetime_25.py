from datetime import *
td = timedelta
tz = timezone(td(hours=5, minutes=30), 'IST')

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: str(tz), lambda: timezone(td(hours=-3)), lambda: str(timezone(td(hours=-3, minutes=-15, seconds=-4))), lambda: timezone(td(hours=24)), lambda: timezone(3), lambda: timezone(td(0)) is timezone.utc, lambda: timezone(td(0), 'X')]:
    show(f)
# 3.14| 'IST'
# 3.14| datetime.timezone(datetime.timedelta(days=-1, seconds=75600))
# 3.14| 'UTC-03:15:04'
# 3.14| ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1)
# 3.14| TypeError timezone() argument 1 must be datetime.timedelta, not int
# 3.14| True
# 3.14| datetime.timezone(datetime.timedelta(0), 'X')
