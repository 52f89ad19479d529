import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
X = '<?xml version="1.0"?><root a="1" b="x&amp;y"><c>t1<d/>tail</c><!-- hi --><c n="2">é&lt;&#65;</c><e xmlns="u:1" xmlns:p="u:2"><p:f p:g="3"/></e><![CDATA[<raw>]]></root>'
R = ET.fromstring(X)

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: R.find('x:y'), lambda: len(R), lambda: R.get('zz'), lambda: sorted(R.keys()), lambda: R.remove(R[0]), lambda: R.append(3)]:
    show(f)
# 3.14| None
# 3.14| 3
# 3.14| None
# 3.14| ['a', 'b']
# 3.14| None
# 3.14| TypeError append() argument 1 must be xml.etree.ElementTree.Element, not int
