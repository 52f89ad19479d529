import datetime as D, time, copy
from datetime import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for s, f in [('2024 8 4', '%Y %W %w'), ('2024 8 0', '%Y %U %w'), ('2024 09 4', '%G %V %u'), ('x', '%Y'), ('2024x', '%Y'), ('2024', '%Q'), ('2024', '%')]:
    print(s, f)
    show(lambda: datetime.strptime(s, f))
    show(lambda: time.strptime(s, f))
# 3.14| 2024 8 4 %Y %W %w
# 3.14| datetime.datetime(2024, 2, 22, 0, 0)
# 3.14| datetime.time(0, 0)
# 3.14| 2024 8 0 %Y %U %w
# 3.14| datetime.datetime(2024, 2, 25, 0, 0)
# 3.14| datetime.time(0, 0)
# 3.14| 2024 09 4 %G %V %u
# 3.14| datetime.datetime(2024, 2, 29, 0, 0)
# 3.14| datetime.time(0, 0)
# 3.14| x %Y
# 3.14| ValueError time data 'x' does not match format '%Y'
# 3.14| ValueError time data 'x' does not match format '%Y'
# 3.14| 2024x %Y
# 3.14| ValueError unconverted data remains: x
# 3.14| ValueError unconverted data remains: x
# 3.14| 2024 %Q
# 3.14| ValueError 'Q' is a bad directive in format '%Q'
# 3.14| ValueError 'Q' is a bad directive in format '%Q'
# 3.14| 2024 %
# 3.14| ValueError stray % in format '%'
# 3.14| ValueError stray % in format '%'
