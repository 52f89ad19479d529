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


for f in [lambda: datetime(2020, 1, 1, tzinfo=3), lambda: dt.ctime(), lambda: dt.strftime('%Y-%m-%d %H:%M:%S.%f %z|%Z|%j|%U|%W|%s'), lambda: a.strftime('%z %Z %:z %I %p'), lambda: datetime.max + td(microseconds=1), lambda: datetime.min, lambda: datetime.max]:
    show(f)
# 3.14| TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
# 3.14| 'Thu Feb 29 13:05:09 2024'
# 3.14| '2024-02-29 13:05:09.123456 ||060|08|09|1709211909'
# 3.14| '+0530 IST +05:30 01 PM'
# 3.14| OverflowError date value out of range
# 3.14| datetime.datetime(1, 1, 1, 0, 0)
# 3.14| datetime.datetime(9999, 12, 31, 23, 59, 59, 999999)
