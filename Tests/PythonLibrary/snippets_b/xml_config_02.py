import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
C = configparser.ConfigParser
c = C()

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: c.getboolean('sec', 'b'), lambda: c.get('sec', 'nope'), lambda: c.get('nope', 'x'), lambda: c.get('sec', 'nope', fallback=3), lambda: c['nope'], lambda: c['sec']['nope']]:
    show(f)
