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
