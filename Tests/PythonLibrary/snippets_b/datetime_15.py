import datetime as D, time, copy
from datetime import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for s in ['2024-02-29T13:05:09-0130', '2024-02-29T13:05:09+01:02:03.000004', '2024-W09-4T10:00', '2024W09410', '2024-02-29T', '2024-02-29T1', '2024-02-29T13:0']:
    print(s)
    show(lambda: datetime.fromisoformat(s))
    show(lambda: D.time.fromisoformat(s[11:]))
