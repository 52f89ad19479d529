import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
a = ET.Element('a', {'x': '1'}, y='2')
b = ET.SubElement(a, 'b')

b.set('q', '"\n<')
a.append(ET.Comment(' c '))
a.insert(0, ET.Element('first'))
ET.SubElement(a, '{u}n')
print(ET.tostring(a))
