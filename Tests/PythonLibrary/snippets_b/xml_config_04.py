import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
C = configparser.ConfigParser
c = C()

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: list(c), lambda: c['sec'], lambda: c.defaults(), lambda: c.getboolean('sec', 'i'), lambda: c.set('sec', 'new', '1'), lambda: c.set('sec', 'new', 1)]:
    show(f)
