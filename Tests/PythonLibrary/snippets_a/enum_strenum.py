from enum import StrEnum, auto
class S(StrEnum):
    OPEN = auto()
    CLOSED = "closed-now"
print(S.OPEN, repr(S.CLOSED), S.OPEN == "open", S.OPEN.upper(), f"{S.OPEN:>6}", S("open") is S.OPEN, "x" + S.OPEN, isinstance(S.OPEN, str))
try:
    class B(StrEnum):
        N = 3
except TypeError as e:
    print(e)
print(sorted(S), ",".join(S), {"open": 1}[S.OPEN], S.OPEN in ("open", "z"))
