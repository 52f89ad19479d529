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


for f in [lambda: R.tag, lambda: R.attrib, lambda: [c.tag for c in R], lambda: R[0].text, lambda: R[0][0].tail, lambda: R.find('c').text]:
    show(f)
for f in [lambda: [c.get('n') for c in R.findall('c')], lambda: R.findtext('c'), lambda: R.findtext('zz', 'd'), lambda: [e.tag for e in R.iter()], lambda: ''.join(R.itertext()), lambda: R.find('{u:1}e/{u:2}f').attrib]:
    show(f)
