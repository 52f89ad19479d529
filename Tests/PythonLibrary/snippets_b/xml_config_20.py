import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
e = threading.Event()
X = '<?xml version="1.0"?><root a="1" b="x&amp;y"><c>t1<d/>tail</c><!-- hi --><c n="2">é&lt;&#65;</c><e xmlns="u:1" xmlns:p="u:2"><p:f p:g="3"/></e><![CDATA[<raw>]]></root>'
R = ET.fromstring(X)

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: R.find('a:e/b:f', {'a': 'u:1', 'b': 'u:2'}).tag, lambda: [e.tag for e in R.findall('.//*')], lambda: R.findall('c[@n]')[0].text, lambda: R.findall("c[@n='2']")[0].get('n'), lambda: R.find('c[1]').text, lambda: R.find('c[last()]').text]:
    show(f)
