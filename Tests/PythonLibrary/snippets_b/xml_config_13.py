import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
C = configparser.ConfigParser
s = io.StringIO()
d = C(converters={'list': lambda s: s.split()})

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


d.read_string('[a]\nl=1 2')
show(lambda: d.getlist('a', 'l'))
show(lambda: d['a'].getlist('l'))
show(lambda: C().read('nope.ini'))
show(lambda: C({'a': '1'}).defaults())
