import csv, io, html, sys
from urllib.parse import *
s = io.StringIO()
w = csv.DictWriter(s, ['a', 'b'])

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


w.writeheader()
w.writerow({'a': 1, 'b': 'x,y'})
w.writerows([{'a': 2}])
print(repr(s.getvalue()))
show(lambda: w.writerow({'c': 1}))
show(lambda: csv.DictWriter(s, ['a'], extrasaction='x'))
