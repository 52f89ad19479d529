# differs-from-3.11: suppress() reaches into exception groups from 3.12 on
from contextlib import suppress
try:
    with suppress(KeyError):
        raise ExceptionGroup("g", [KeyError("k"), ValueError("v")])
except ExceptionGroup as g:
    print(g.exceptions)
try:
    with suppress(KeyError):
        raise ExceptionGroup("g", [KeyError("k")])
    print("gone")
except ExceptionGroup as g:
    print("still", g.exceptions)

# expected:
# (ValueError('v'),)
# gone
