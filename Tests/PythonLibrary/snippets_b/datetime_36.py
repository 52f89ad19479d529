# differs-from-3.11: newer messages of range errors, and newer formats
import datetime as D, time, copy
from datetime import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: datetime.strptime(3, 'x'))
for f in [lambda: time.gmtime(0), lambda: time.gmtime(1000000000.0), lambda: time.gmtime(-1), lambda: time.gmtime(0).tm_zone, lambda: time.mktime(time.gmtime(12345)), lambda: time.asctime(time.gmtime(0)), lambda: time.ctime(0)]:
    show(f)
# expected-output:
# TypeError strptime() argument 0 must be str, not <class 'int'>
# AttributeError type object 'time' has no attribute 'gmtime'
# AttributeError type object 'time' has no attribute 'gmtime'
# AttributeError type object 'time' has no attribute 'gmtime'
# AttributeError type object 'time' has no attribute 'gmtime'
# AttributeError type object 'time' has no attribute 'mktime'
# AttributeError type object 'time' has no attribute 'asctime'
# AttributeError type object 'time' has no attribute 'ctime'
