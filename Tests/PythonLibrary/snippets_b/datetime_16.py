# differs-from-3.11: newer messages of range errors, and newer formats
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
# expected-output:
# 2024-02-29T13:05:0
# ValueError Invalid isoformat string: '2024-02-29T13:05:0'
# ValueError Invalid isoformat string: '13:05:0'
# 2024-02-29T13:05:09.
# ValueError Invalid isoformat string: '2024-02-29T13:05:09.'
# ValueError Invalid isoformat string: '13:05:09.'
# 2024-02-29T13:65
# ValueError minute must be in 0..59, not 65
# ValueError minute must be in 0..59, not 65
# 2024-02-29T25:00
# ValueError hour must be in 0..23, not 25
# ValueError hour must be in 0..23, not 25
# 2024-02-29x13:05
# datetime.datetime(2024, 2, 29, 13, 5)
# datetime.time(13, 5)
# 2024-02-29T13:05+24:00
# ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1).
# ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1).
# 2024-02-29T13.5
# datetime.datetime(2024, 2, 29, 13, 0, 0, 500000)
# datetime.time(13, 0, 0, 500000)
