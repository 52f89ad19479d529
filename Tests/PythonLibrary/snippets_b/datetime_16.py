import datetime as D, time, copy
from datetime import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for s in ['2024-02-29T13:05:0', '2024-02-29T13:05:09.', '2024-02-29T13:65', '2024-02-29T25:00', '2024-02-29x13:05', '2024-02-29T13:05+24:00', '2024-02-29T13.5']:
    print(s)
    show(lambda: datetime.fromisoformat(s))
    show(lambda: D.time.fromisoformat(s[11:]))
# 3.14| 2024-02-29T13:05:0
# 3.14| ValueError Invalid isoformat string: '2024-02-29T13:05:0'
# 3.14| ValueError Invalid isoformat string: '13:05:0'
# 3.14| 2024-02-29T13:05:09.
# 3.14| ValueError Invalid isoformat string: '2024-02-29T13:05:09.'
# 3.14| ValueError Invalid isoformat string: '13:05:09.'
# 3.14| 2024-02-29T13:65
# 3.14| ValueError minute must be in 0..59, not 65
# 3.14| ValueError minute must be in 0..59, not 65
# 3.14| 2024-02-29T25:00
# 3.14| ValueError hour must be in 0..23, not 25
# 3.14| ValueError hour must be in 0..23, not 25
# 3.14| 2024-02-29x13:05
# 3.14| datetime.datetime(2024, 2, 29, 13, 5)
# 3.14| datetime.time(13, 5)
# 3.14| 2024-02-29T13:05+24:00
# 3.14| ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1)
# 3.14| ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1)
# 3.14| 2024-02-29T13.5
# 3.14| ValueError Invalid isoformat string: '2024-02-29T13.5'
# 3.14| ValueError Invalid isoformat string: '13.5'
