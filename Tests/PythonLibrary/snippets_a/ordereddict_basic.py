from collections import OrderedDict
d = OrderedDict(a=1, b=2, c=3)
d.move_to_end("a"); print(list(d))
d.move_to_end("c", last=False); print(list(d))
print(d.popitem(), d.popitem(last=False), list(d.items()))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1})
d["x"] = 1; d["b"] = 5
print(list(reversed(d)), d.pop("x"), d.pop("zz", None), dict(d))
try:
    OrderedDict().popitem()
except KeyError as e:
    print(e)
try:
    d.move_to_end("nope")
except KeyError as e:
    print("KeyError", e)
