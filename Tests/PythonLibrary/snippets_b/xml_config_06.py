import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
C = configparser.ConfigParser
c = C()

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: 'sec' in c, lambda: c['sec'].getboolean('b'), lambda: c.get('sec', 'ref', raw=True), lambda: c.get('sec', 'key', vars={'key': 'v'})]:
    show(f)
