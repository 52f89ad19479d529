import xml.etree.ElementTree as ET
root = ET.Element("list")
for i in range(2):
    child = ET.SubElement(root, "n", id=str(i))
    child.text = f"<{i}>"
ET.indent(root)
print(ET.tostring(root, encoding="unicode"))
