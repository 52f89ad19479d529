# differs-from-3.11: newer messages of range errors, and newer formats
import datetime as D, time, copy
from datetime import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for s, f in [('2024 09', '%G %V'), ('2024-13-01', '%Y-%m-%d'), ('2023-02-29', '%Y-%m-%d'), ('20240229', '%Y%m%d'), ('111', '%d%m'), ('Thu Feb 29 13:05:09 2024', '%c'), ('02/29/24', '%x')]:
    print(s, f)
    show(lambda: datetime.strptime(s, f))
    show(lambda: time.strptime(s, f))
# expected-output:
# 2024 09 %G %V
# ValueError ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').
# ValueError ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').
# 2024-13-01 %Y-%m-%d
# ValueError time data '2024-13-01' does not match format '%Y-%m-%d'
# ValueError time data '2024-13-01' does not match format '%Y-%m-%d'
# 2023-02-29 %Y-%m-%d
# ValueError day 29 must be in range 1..28 for month 2 in year 2023
# ValueError day 29 must be in range 1..28 for month 2 in year 2023
# 20240229 %Y%m%d
# datetime.datetime(2024, 2, 29, 0, 0)
# datetime.time(0, 0)
# 111 %d%m
# datetime.datetime(1900, 1, 11, 0, 0)
# datetime.time(0, 0)
# Thu Feb 29 13:05:09 2024 %c
# datetime.datetime(2024, 2, 29, 13, 5, 9)
# datetime.time(13, 5, 9)
# 02/29/24 %x
# datetime.datetime(2024, 2, 29, 0, 0)
# datetime.time(0, 0)
