import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
C = configparser.ConfigParser
c = C()

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: c['sec'].get('nope', 'd'), lambda: c['sec'].getint('i'), lambda: c.has_option('sec', 'x'), lambda: c.options('sec'), lambda: c.items('sec'), lambda: c.items('sec', raw=True)]:
    show(f)
