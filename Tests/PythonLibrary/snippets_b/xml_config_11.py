import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
c = configparser.RawConfigParser()

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: c.sections())
