import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
a = ET.Element('a', {'x': '1'}, y='2')

ET.indent(a)
print(ET.tostring(a, 'unicode'))
ET.dump(a)
