import csv, io, html, sys
from urllib.parse import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: csv.writer(io.StringIO()).writerow(3))
show(lambda: csv.writer(3))
show(lambda: csv.reader(3))
show(lambda: list(csv.reader([b'a'])))
show(lambda: csv.reader([], dialect='zz'))
show(lambda: csv.list_dialects())
show(lambda: csv.get_dialect('excel').delimiter)
