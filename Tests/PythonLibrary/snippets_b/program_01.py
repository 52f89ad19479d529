import json
data = {"name": "Ada", "tags": ["x", "y"], "nested": {"n": None, "ok": True, "f": 1.5}}
text = json.dumps(data, indent=2, sort_keys=True)
print(text)
print(json.loads(text) == data)
