import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
C = configparser.ConfigParser
c = C()
s = io.StringIO()

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


c.write(s)
print(s.getvalue())
for bad in ['x=1\n', '[a]\n[a]\n', '[a]\nx=1\nx=2\n', '[a]\nnovalue\n', '[a]\nx=%(y)s\n', '[a]\nx=%(x)s\n']:

    def f():
        c = C()
        c.read_string(bad)
        return [dict(c[s]) for s in c.sections()]
    show(f)
