import csv, io, html, sys
from urllib.parse import *
r = csv.DictReader(io.StringIO('a,b\n1,2\n3\n4,5,6\n\n7,8'))

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


print(list(r), r.fieldnames, r.line_num)
for smp in ['a,b,c\n1,2,3\n4,5,6\n', 'a;b;c\n1;2;3\n', 'a\tb\n1\t2\n', "'a','b'\n'c','d'\n", '"a", "b"\n"c", "d"\n', 'name|age\nbob|3\nal|4\n', 'x y\n1 2\n']:

    def f():
        d = csv.Sniffer().sniff(smp)
        return (d.delimiter, d.quotechar, d.skipinitialspace, d.doublequote)
    show(f)
    show(lambda: csv.Sniffer().has_header(smp))
