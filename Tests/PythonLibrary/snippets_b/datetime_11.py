import datetime as D, time, copy
from datetime import *
d = date(2024, 2, 29)

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: d > date(2024, 2, 28), lambda: copy.deepcopy(d), lambda: d.strftime('%a %A %b %B %c %C %d %D %e %F %g %G %h %H %I %j %k %l %m %M %n %p %P %r %R %S %t %T %u %U %V %w %W %x %X %y %Y %Z %z %% %-d %-m %_d %^a %Q %f')]:
    show(f)
