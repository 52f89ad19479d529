from datetime import *
td = timedelta

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: td.min, lambda: td.resolution, lambda: td(1) < td(2), lambda: hash(td(1)) == hash(td(hours=24)), lambda: bool(td()), lambda: td(1) / 0, lambda: td(1) // td(0)]:
    show(f)
# 3.14| datetime.timedelta(days=-999999999)
# 3.14| datetime.timedelta(microseconds=1)
# 3.14| True
# 3.14| True
# 3.14| False
# 3.14| ZeroDivisionError division by zero
# 3.14| ZeroDivisionError division by zero
