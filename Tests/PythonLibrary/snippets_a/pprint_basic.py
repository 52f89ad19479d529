from pprint import pprint, pformat, pp
data = {"name": "x" * 20, "values": list(range(15)), "nested": {"a": {"b": {"c": [1, 2, 3]}}}, "t": (1, "two", None)}
pprint(data)
pprint(data, width=40)
pprint(data, depth=2)
pprint(data, compact=True, width=50, indent=2)
pp({"z": 1, "a": 2}); pprint({"z": 1, "a": 2}); print(pformat([1, "a"]), pformat({}), pformat({3, 1, 2}), pformat(()))
