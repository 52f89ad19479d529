from datetime import *
d = date(2024, 2, 29)

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: d.weekday(), lambda: d.ctime(), lambda: d.timetuple(), lambda: d.replace(year=2023), lambda: d.replace(month=3), lambda: date(2021, 2, 30) if 0 else None, lambda: date.fromordinal(1)]:
    show(f)
# 3.14| 3
# 3.14| 'Thu Feb 29 00:00:00 2024'
# 3.14| time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=60, tm_isdst=-1)
# 3.14| ValueError day 29 must be in range 1..28 for month 2 in year 2023
# 3.14| datetime.date(2024, 3, 29)
# 3.14| None
# 3.14| datetime.date(1, 1, 1)
