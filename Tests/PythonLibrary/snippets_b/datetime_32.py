# differs-from-3.11: newer messages of range errors, and newer formats
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
# expected-output:
# 2024 8 4 %Y %W %w
# datetime.datetime(2024, 2, 22, 0, 0)
# datetime.time(0, 0)
# 2024 8 0 %Y %U %w
# datetime.datetime(2024, 2, 25, 0, 0)
# datetime.time(0, 0)
# 2024 09 4 %G %V %u
# datetime.datetime(2024, 2, 29, 0, 0)
# datetime.time(0, 0)
# x %Y
# ValueError time data 'x' does not match format '%Y'
# ValueError time data 'x' does not match format '%Y'
# 2024x %Y
# ValueError unconverted data remains: x
# ValueError unconverted data remains: x
# 2024 %Q
# ValueError 'Q' is a bad directive in format '%Q'
# ValueError 'Q' is a bad directive in format '%Q'
# 2024 %
# ValueError stray % in format '%'
# ValueError stray % in format '%'
