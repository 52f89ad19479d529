from enum import Flag, IntFlag, STRICT, CONFORM, EJECT, KEEP
class S(Flag, boundary=STRICT):
    A = 1
    C = 4
class C(Flag, boundary=CONFORM):
    A = 1
    C = 4
class E(Flag, boundary=EJECT):
    A = 1
    C = 4
class K(Flag, boundary=KEEP):
    A = 1
    C = 4
try:
    S(3)
except ValueError as e:
    print(e)
print(repr(C(3)), repr(E(3)), repr(K(3)), K(3).value)
