import copy
from collections import OrderedDict, defaultdict, Counter, deque, namedtuple
N = namedtuple("N", "a b")
dd = defaultdict(list, {"a": [1]})
c = copy.deepcopy(dd); dd["a"].append(2)
print(c, copy.copy(dd)["a"] is dd["a"], copy.deepcopy(Counter("aab")), copy.deepcopy(deque([1, [2]], 3)), copy.deepcopy(N(1, [2])), list(copy.deepcopy(OrderedDict(x=[1])).items()))
