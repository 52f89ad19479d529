import json, re
l = []

l.append(l)
try:
    json.dumps(l)
except ValueError as e:
    print(e)
