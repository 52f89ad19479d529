from datetime import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: datetime(5, 1, 1).strftime('%y %C %U')]:
    show(f)
# 3.14| '05 00 00'
