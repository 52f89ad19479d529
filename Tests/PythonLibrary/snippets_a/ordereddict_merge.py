from collections import OrderedDict
a = OrderedDict(a=1, b=2)
b = a | {"c": 3, "a": 9}
print(list(b.items()), type(b).__name__, list(({"z": 0} | a).items()), type({"z": 0} | a).__name__)
a |= {"q": 4}
print(list(a.items()), list(OrderedDict.fromkeys("xyx", 0).items()), list(a.copy()), a.setdefault("n", 7), a.get("nope"))
