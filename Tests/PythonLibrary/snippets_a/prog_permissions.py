from enum import Flag, auto
from functools import reduce
from operator import or_
class Perm(Flag):
    NONE = 0
    READ = auto()
    WRITE = auto()
    EXEC = auto()
    ALL = READ | WRITE | EXEC
users = {"ann": [Perm.READ, Perm.WRITE], "bob": [], "root": [Perm.ALL]}
for name, perms in users.items():
    p = reduce(or_, perms, Perm.NONE)
    print(name, p, [x.name for x in p], Perm.WRITE in p, bool(p), p.value)
print(Perm.ALL & ~Perm.EXEC, Perm.NONE, list(Perm))
