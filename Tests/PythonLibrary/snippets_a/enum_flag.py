from enum import Flag, auto
class P(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(P.R | P.W, repr(P.R | P.X), P.R & P.W, repr(P.R & P.W), ~P.R, P.R ^ P.RW)
print(bool(P.R & P.W), P.R in P.RW, P.X in P.RW, list(P.R | P.X), len(P.RW), list(P), P(7), P(0))
p = P.R
p |= P.X
print(p, p.name, p.value, P.RW.name, P["RW"])
try:
    P(8)
except ValueError as e:
    print(e)
try:
    P.R | 1
except TypeError as e:
    print(e)
# 3.14| P.RW <P.R|X: 5> P(0) <P: 0> P.W|X P.W
# 3.14| False True False [<P.R: 1>, <P.X: 4>] 2 [<P.R: 1>, <P.W: 2>, <P.X: 4>] P.R|W|X P(0)
# 3.14| P.R|X R|X 5 RW P.RW
# 3.14| <flag 'P'> invalid value 8
# 3.14|     given 0b0 1000
# 3.14|   allowed 0b0 0111
# 3.14| unsupported operand type(s) for |: 'P' and 'int'
