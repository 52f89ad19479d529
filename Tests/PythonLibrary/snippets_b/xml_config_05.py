import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
C = configparser.ConfigParser
c = C()

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: c.set('sec', 'new', '%'), lambda: c.add_section('sec'), lambda: c.add_section('DEFAULT'), lambda: c.remove_option('sec', 'new'), lambda: c.remove_section('other'), lambda: len(c)]:
    show(f)
