from enum import IntEnum
class P(IntEnum):
    LOW = 1
    MID = 5
    HIGH = 10
print(P.LOW, repr(P.LOW), P.LOW + 1, P.HIGH > P.LOW, P.MID == 5, sorted([P.HIGH, P.LOW]), max(P))
print(f"{P.LOW}", f"{P.MID:03}", "%d %s" % (P.LOW, P.LOW), [10, 20][P.LOW], int(P.HIGH), P(5), isinstance(P.LOW, int))
import json
print(json.dumps({"p": P.MID}), {1: "x"}[P.LOW], range(P.MID), P.LOW.bit_length())
