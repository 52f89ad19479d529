import datetime as D, time, copy
from datetime import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for s in ['202402-29']:
    show(lambda: date.fromisoformat(s))
    show(lambda: datetime.fromisoformat(s))
for s in ['2024-02-29T13:05', '2024-02-29 13:05:09', '20240229T130509', '2024-02-29T13:05:09.1', '2024-02-29T13:05:09,123456789', '2024-02-29T13:05:09Z', '2024-02-29T13:05:09+01:00']:
    print(s)
    show(lambda: datetime.fromisoformat(s))
    show(lambda: D.time.fromisoformat(s[11:]))
