import xml.etree.ElementTree as ET
for bad in ("<a>", "<a></b>", "<a/><b/>"):
    try:
        ET.fromstring(bad)
    except ET.ParseError as e:
        print(e, e.position)
