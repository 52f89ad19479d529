import json, re

try:
    json.loads(1)
except TypeError as e:
    print(e)
try:
    json.loads('\ufeff1')
except ValueError as e:
    print(e)
print(json.JSONDecoder().raw_decode('{"a":1} xx'))
