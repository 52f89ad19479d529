# differs-from-3.11: repr shows a dict from 3.12 on
from collections import OrderedDict
print(OrderedDict(), OrderedDict(a=1), OrderedDict([("x", [1]), ("y", {})]))
class Sub(OrderedDict): pass
print(Sub(k=1), OrderedDict(a=OrderedDict(b=2)))

# expected:
# OrderedDict() OrderedDict({'a': 1}) OrderedDict({'x': [1], 'y': {}})
# Sub({'k': 1}) OrderedDict({'a': OrderedDict({'b': 2})})
