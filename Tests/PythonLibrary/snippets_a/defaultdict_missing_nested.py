from collections import defaultdict
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
import json
print(json.dumps(t))
class D(defaultdict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]
print(D()[4])
