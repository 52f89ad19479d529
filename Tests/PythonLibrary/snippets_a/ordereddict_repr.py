from collections import OrderedDict
print(OrderedDict(), OrderedDict(a=1), OrderedDict([("x", [1]), ("y", {})]))
class Sub(OrderedDict): pass
print(Sub(k=1), OrderedDict(a=OrderedDict(b=2)))
# 3.14| OrderedDict() OrderedDict({'a': 1}) OrderedDict({'x': [1], 'y': {}})
# 3.14| Sub({'k': 1}) OrderedDict({'a': OrderedDict({'b': 2})})
