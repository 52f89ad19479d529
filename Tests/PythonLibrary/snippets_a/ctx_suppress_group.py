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
# 3.14| (ValueError('v'),)
# 3.14| gone
