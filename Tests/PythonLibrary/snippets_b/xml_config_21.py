import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
X = '<?xml version="1.0"?><root a="1" b="x&amp;y"><c>t1<d/>tail</c><!-- hi --><c n="2">é&lt;&#65;</c><e xmlns="u:1" xmlns:p="u:2"><p:f p:g="3"/></e><![CDATA[<raw>]]></root>'
R = ET.fromstring(X)

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: R.find('c[d]').text, lambda: R.find("c[.='t1tail']").tag, lambda: R.find('.//d/..').tag, lambda: ET.tostring(R), lambda: ET.tostring(R, 'unicode'), lambda: ET.tostring(R[0], encoding='utf-8')]:
    show(f)
