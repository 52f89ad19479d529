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
