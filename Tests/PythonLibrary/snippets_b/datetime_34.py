# differs-from-3.11: newer messages of range errors, and newer formats
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
# expected-output:
# 13:05:09 %X
# datetime.datetime(1900, 1, 1, 13, 5, 9)
# datetime.time(13, 5, 9)
# 100% %H0%%
# datetime.datetime(1900, 1, 1, 10, 0)
# datetime.time(10, 0)
#  1 %d
# datetime.datetime(1900, 1, 1, 0, 0)
# datetime.time(0, 0)
# 2024  02 %Y %m
# datetime.datetime(2024, 2, 1, 0, 0)
# datetime.time(0, 0)
# 202402 %Y %m
# ValueError time data '202402' does not match format '%Y %m'
# ValueError time data '202402' does not match format '%Y %m'
# UTC 5 %Z %d
# datetime.datetime(1900, 1, 5, 0, 0)
# datetime.time(0, 0)
# Mon %a
# datetime.datetime(1900, 1, 1, 0, 0)
# datetime.time(0, 0)
