import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
a = ET.Element('a', {'x': '1'}, y='2')

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ET.fromstring('<a>\r\nx\ty</a>').text)
show(lambda: ET.fromstring("<!DOCTYPE a [<!ENTITY x 'y'>]><a/>").tag) if 0 else 0
show(lambda: ET.fromstring('<!DOCTYPE a><a/>').tag)
show(lambda: ET.iselement(a))
show(lambda: a == a)
