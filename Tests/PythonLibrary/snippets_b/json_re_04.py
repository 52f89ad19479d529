import json, re

print(json.dumps({(1, 2): 3, 'a': 1}, skipkeys=True), json.dumps({(1, 2): 3}, skipkeys=True, indent=2))
# 3.14| {"a": 1} {}
