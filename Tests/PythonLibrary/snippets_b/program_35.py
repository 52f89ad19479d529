import tomllib
doc = tomllib.loads("""
title = "x"
[owner]
born = 1979-05-27
[[fruit]]
name = "apple"
[[fruit]]
name = "pear"
sizes = [1, 2.5]
""")
print(doc)
