import datetime as D, time, copy
from datetime import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for s in ['2024-02-29T13:0509', '2024-02-29T13:05:09+', '2024-02-29T13:05:09+1', '2024-02-29T130509.5+0100', '2024-02-29T13:05:09+00:00', '2024-02-29T13:05:09-00:00', '2024-W09T10:00']:
    print(s)
    show(lambda: datetime.fromisoformat(s))
    show(lambda: D.time.fromisoformat(s[11:]))
