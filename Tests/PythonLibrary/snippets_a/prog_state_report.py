from enum import IntEnum
from collections import Counter
from pprint import pprint
class Sev(IntEnum):
    LOW = 1
    HIGH = 3
lines = ["LOW disk", "HIGH cpu", "LOW net", "HIGH disk", "LOW disk"]
parsed = [(Sev[l.split()[0]], l.split()[1]) for l in lines]
print(max(s for s, _ in parsed), Counter(what for _, what in parsed), sum(s for s, _ in parsed))
report = {sev.name: sorted(Counter(w for s, w in parsed if s is sev).items()) for sev in Sev}
pprint(report); pprint({"all": parsed, "levels": list(Sev)}, width=60)
