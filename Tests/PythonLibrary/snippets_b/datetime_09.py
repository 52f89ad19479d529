from datetime import *
td = timedelta
d = date(2024, 2, 29)

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: date.fromordinal(0), lambda: d.toordinal(), lambda: date.fromisocalendar(2020, 53, 7), lambda: date.fromisocalendar(2021, 53, 7), lambda: date.fromisocalendar(2021, 1, 8), lambda: date.max + td(1), lambda: date.min]:
    show(f)
# 3.14| ValueError ordinal must be >= 1
# 3.14| 738945
# 3.14| datetime.date(2021, 1, 3)
# 3.14| ValueError Invalid week: 53
# 3.14| ValueError Invalid weekday: 8 (range is [1, 7])
# 3.14| OverflowError date value out of range
# 3.14| datetime.date(1, 1, 1)
