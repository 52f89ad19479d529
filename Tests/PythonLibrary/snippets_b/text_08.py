import csv, io, html, sys
from urllib.parse import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for smp in ['abc']:

    def f():
        d = csv.Sniffer().sniff(smp)
        return (d.delimiter, d.quotechar, d.skipinitialspace, d.doublequote)
    show(f)
    show(lambda: csv.Sniffer().has_header(smp))
