from collections import ChainMap
base = {"color": "red", "user": "guest"}
env = {"user": "admin"}
c = ChainMap({}, env, base)
print(c["user"], c["color"], sorted(c), len(c), "x" in c)
c["user"] = "me"
print(c.maps[0], env["user"], c.parents["user"])
n = c.new_child({"color": "blue"})
print(n["color"], c["color"], n)
for bad in (lambda: c["zz"], lambda: c.pop("color"), lambda: ChainMap().popitem()):
    try:
        bad()
    except KeyError as e:
        print(e)
print(dict(ChainMap({"a": 1}, {"b": 2}) | {"c": 3}), bool(ChainMap({})))
