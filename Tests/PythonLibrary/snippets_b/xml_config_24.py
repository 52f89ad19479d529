import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
c = configparser.RawConfigParser()
e = threading.Event()
X = '<?xml version="1.0"?><root a="1" b="x&amp;y"><c>t1<d/>tail</c><!-- hi --><c n="2">é&lt;&#65;</c><e xmlns="u:1" xmlns:p="u:2"><p:f p:g="3"/></e><![CDATA[<raw>]]></root>'
R = ET.fromstring(X)

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: [c.tag for c in R], lambda: [e.tag for e in R.iter('c')], lambda: R.findall("c[@n!='2']"), lambda: R.find('*').tag, lambda: R.findall('{*}e')[0].tag, lambda: R.find("c[@n='2'][1]").text]:
    show(f)
