import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
l = threading.Lock()

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


with l:
    print(l.locked(), l.acquire(False))
show(lambda: l.release())
