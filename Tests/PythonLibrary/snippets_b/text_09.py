import csv, io, html, sys
from urllib.parse import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


csv.register_dialect('pipe', delimiter='|')
show(lambda: list(csv.reader(['a|b'], 'pipe')))
csv.unregister_dialect('pipe')
show(lambda: csv.unregister_dialect('pipe'))
