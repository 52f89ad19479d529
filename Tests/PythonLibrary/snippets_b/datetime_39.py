from datetime import *

for y in range(1999, 2012):
    for md in [(1, 1), (1, 2), (1, 3), (1, 4), (12, 28), (12, 29), (12, 30), (12, 31)]:
        x = date(y, *md)
        print(x.isocalendar()[:], x.strftime('%U %W %V %G %j'))
