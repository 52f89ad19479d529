import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
X = '<?xml version="1.0"?><root a="1" b="x&amp;y"><c>t1<d/>tail</c><!-- hi --><c n="2">é&lt;&#65;</c><e xmlns="u:1" xmlns:p="u:2"><p:f p:g="3"/></e><![CDATA[<raw>]]></root>'
R = ET.fromstring(X)
a = ET.Element('a', {'x': '1'}, y='2')
s = io.BytesIO()

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


ET.ElementTree(a).write(s, encoding='utf-8', xml_declaration=True)
print(s.getvalue())
print(ET.parse(io.StringIO('<a><b>1</b></a>')).getroot()[0].text, ET.ElementTree(R).find('./c').tag)
for bad in ['', '<a>', '<a></b>', '<a', '<a b></a>', '<a b=1/>']:
    show(lambda: ET.fromstring(bad))
for bad in ['x', '<a/>x', '<a/><b/>', '<a>&foo;</a>', '<a>&</a>', "<a b='1' b='2'/>"]:
    show(lambda: ET.fromstring(bad))
