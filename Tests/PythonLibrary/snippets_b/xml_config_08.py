import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
C = configparser.ConfigParser
c = C()
s = io.StringIO()

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for bad in ['[a]\nx=%y\n', '[a\nx=1', '[a]\n=1', '[a]\n  x=1\n   y=2']:

    def f():
        c = C()
        c.read_string(bad)
        return [dict(c[s]) for s in c.sections()]
    show(f)
