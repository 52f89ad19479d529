from enum import IntFlag
class F(IntFlag):
    A = 1
    B = 2
    C = 4
print(F.A | F.B, repr(F.A | F.B), repr(F.A | 8), F.A | 8 == 9, F(3), repr(F(0)), F.A + 1, F.B in (F.A | F.B))
print(repr(~F.A), int(F.C), f"{F.C}", repr(F.A & 3), repr(F.A ^ F.B), list(F(7)), isinstance(F.A | F.B, F))
