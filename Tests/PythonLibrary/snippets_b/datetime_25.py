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
