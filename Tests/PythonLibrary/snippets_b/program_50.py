import xml.etree.ElementTree as ET
root = ET.fromstring("<shop><item price='3'>pen</item><item price='12'>book</item></shop>")
for item in root.iter("item"):
    print(item.text, int(item.get("price")))
print(root.find("item[@price='12']").text)
