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
# 3.14| 2024 09 %G %V
# 3.14| ValueError ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').
# 3.14| ValueError ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').
# 3.14| 2024-13-01 %Y-%m-%d
# 3.14| ValueError time data '2024-13-01' does not match format '%Y-%m-%d'
# 3.14| ValueError time data '2024-13-01' does not match format '%Y-%m-%d'
# 3.14| 2023-02-29 %Y-%m-%d
# 3.14| ValueError day 29 must be in range 1..28 for month 2 in year 2023
# 3.14| ValueError day 29 must be in range 1..28 for month 2 in year 2023
# 3.14| 20240229 %Y%m%d
# 3.14| datetime.datetime(2024, 2, 29, 0, 0)
# 3.14| datetime.time(0, 0)
# 3.14| 111 %d%m
# 3.14| datetime.datetime(1900, 1, 11, 0, 0)
# 3.14| datetime.time(0, 0)
# 3.14| Thu Feb 29 13:05:09 2024 %c
# 3.14| datetime.datetime(2024, 2, 29, 13, 5, 9)
# 3.14| datetime.time(13, 5, 9)
# 3.14| 02/29/24 %x
# 3.14| datetime.datetime(2024, 2, 29, 0, 0)
# 3.14| datetime.time(0, 0)
