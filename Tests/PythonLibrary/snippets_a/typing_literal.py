from typing import Literal, get_args
L = Literal["r", "w", "a"]
print(L, get_args(L), Literal[1, 2] == Literal[2, 1], Literal[0] == Literal[False], Literal[Literal[1, 2], 3], Literal[1, 1, True])
def check(mode):
    if mode not in get_args(L): raise ValueError(f"bad mode {mode!r}")
    return mode
print(check("r"))
try:
    check("z")
except ValueError as e:
    print(e)
