from collections import ChainMap
glob = {"x": 1, "y": 2}
local = ChainMap({}, glob)
local["x"] = 10
inner = local.new_child()
inner["z"] = 3
print(inner["x"], inner["y"], inner["z"], glob, dict(inner.items()) == {"x": 10, "y": 2, "z": 3}, list(inner))
del inner["z"]
try:
    del inner["x"]
except KeyError as e:
    print(e)
print(inner.maps, ChainMap({"a": 1}) == {"a": 1}, inner.get("q", "dflt"), sorted(inner.values()))
