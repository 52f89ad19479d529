import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
x = ET.Element('a')

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ET.tostring(x))
ET.register_namespace('my', 'u:9')
show(lambda: ET.tostring(ET.Element('{u:9}z')))
show(lambda: ET.QName('u', 't'))
show(lambda: ET.fromstring(b'<?xml version="1.0" encoding="latin-1"?><a>\xe9</a>').text)
