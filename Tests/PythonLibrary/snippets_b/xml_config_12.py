import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
C = configparser.ConfigParser
c = configparser.RawConfigParser()

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


c.read_string('[u]\nAbC=1')
show(lambda: dict(c['u']))
show(lambda: C(converters={'list': str.split}).getlist) if 0 else 0
