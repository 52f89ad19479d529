import datetime as D, time, copy
from datetime import *
td = timedelta
class MyD(datetime):
    pass
class MyDate(date):
    pass

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: MyDate(2020, 1, 1) + td(1))
show(lambda: MyD(2020, 1, 1) == datetime(2020, 1, 1))
for s, f in [('2024-02-29', '%Y-%m-%d'), ('29 Feb 2024', '%d %b %Y'), ('29 february 24 5pm', '%d %B %y %I%p'), ('13:05:09.12', '%H:%M:%S.%f'), ('2024-02-29 +0130', '%Y-%m-%d %z'), ('2024-02-29 Z', '%Y-%m-%d %z'), ('2024 60', '%Y %j')]:
    print(s, f)
    show(lambda: datetime.strptime(s, f))
    show(lambda: time.strptime(s, f))
# 3.14| MyDate(2020, 1, 2)
# 3.14| True
# 3.14| 2024-02-29 %Y-%m-%d
# 3.14| datetime.datetime(2024, 2, 29, 0, 0)
# 3.14| datetime.time(0, 0)
# 3.14| 29 Feb 2024 %d %b %Y
# 3.14| datetime.datetime(2024, 2, 29, 0, 0)
# 3.14| datetime.time(0, 0)
# 3.14| 29 february 24 5pm %d %B %y %I%p
# 3.14| datetime.datetime(2024, 2, 29, 17, 0)
# 3.14| datetime.time(17, 0)
# 3.14| 13:05:09.12 %H:%M:%S.%f
# 3.14| datetime.datetime(1900, 1, 1, 13, 5, 9, 120000)
# 3.14| datetime.time(13, 5, 9, 120000)
# 3.14| 2024-02-29 +0130 %Y-%m-%d %z
# 3.14| datetime.datetime(2024, 2, 29, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=5400)))
# 3.14| datetime.time(0, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=5400)))
# 3.14| 2024-02-29 Z %Y-%m-%d %z
# 3.14| datetime.datetime(2024, 2, 29, 0, 0, tzinfo=datetime.timezone.utc)
# 3.14| datetime.time(0, 0, tzinfo=datetime.timezone.utc)
# 3.14| 2024 60 %Y %j
# 3.14| datetime.datetime(2024, 2, 29, 0, 0)
# 3.14| datetime.time(0, 0)
