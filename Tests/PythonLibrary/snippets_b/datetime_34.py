import datetime as D, time, copy
from datetime import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for s, f in [('13:05:09', '%X'), ('100%', '%H0%%'), (' 1', '%d'), ('2024  02', '%Y %m'), ('202402', '%Y %m'), ('UTC 5', '%Z %d'), ('Mon', '%a')]:
    print(s, f)
    show(lambda: datetime.strptime(s, f))
    show(lambda: time.strptime(s, f))
# 3.14| 13:05:09 %X
# 3.14| datetime.datetime(1900, 1, 1, 13, 5, 9)
# 3.14| datetime.time(13, 5, 9)
# 3.14| 100% %H0%%
# 3.14| datetime.datetime(1900, 1, 1, 10, 0)
# 3.14| datetime.time(10, 0)
# 3.14|  1 %d
# 3.14| datetime.datetime(1900, 1, 1, 0, 0)
# 3.14| datetime.time(0, 0)
# 3.14| 2024  02 %Y %m
# 3.14| datetime.datetime(2024, 2, 1, 0, 0)
# 3.14| datetime.time(0, 0)
# 3.14| 202402 %Y %m
# 3.14| ValueError time data '202402' does not match format '%Y %m'
# 3.14| ValueError time data '202402' does not match format '%Y %m'
# 3.14| UTC 5 %Z %d
# 3.14| datetime.datetime(1900, 1, 5, 0, 0)
# 3.14| datetime.time(0, 0)
# 3.14| Mon %a
# 3.14| datetime.datetime(1900, 1, 1, 0, 0)
# 3.14| datetime.time(0, 0)
