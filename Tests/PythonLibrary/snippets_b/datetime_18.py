# differs-from-3.11: newer messages of range errors, and newer formats
import datetime as D, time, copy
from datetime import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for s in ['2024W09T10', '2024-02-29T13:05:09 +01:00', '2024-02-29T13:05:09.123+01:00', '0001-01-01', '2024-02-29T13:05Z+01']:
    print(s)
    show(lambda: datetime.fromisoformat(s))
    show(lambda: D.time.fromisoformat(s[11:]))
# expected-output:
# 2024W09T10
# datetime.datetime(2024, 2, 26, 10, 0)
# ValueError Invalid isoformat string: ''
# 2024-02-29T13:05:09 +01:00
# ValueError Invalid isoformat string: '2024-02-29T13:05:09 +01:00'
# ValueError Invalid isoformat string: '13:05:09 +01:00'
# 2024-02-29T13:05:09.123+01:00
# datetime.datetime(2024, 2, 29, 13, 5, 9, 123000, tzinfo=datetime.timezone(datetime.timedelta(seconds=3600)))
# datetime.time(13, 5, 9, 123000, tzinfo=datetime.timezone(datetime.timedelta(seconds=3600)))
# 0001-01-01
# datetime.datetime(1, 1, 1, 0, 0)
# ValueError Invalid isoformat string: ''
# 2024-02-29T13:05Z+01
# ValueError Invalid isoformat string: '2024-02-29T13:05Z+01'
# ValueError Invalid isoformat string: '13:05Z+01'
