from contextlib import suppress
with suppress(KeyError, IndexError):
    [][5]
    print("not reached")
with suppress(ZeroDivisionError):
    pass
try:
    with suppress(KeyError):
        raise ValueError("v")
except ValueError as e:
    print("passed", e)
s = suppress(LookupError)
with s:
    {}["a"]
with s:
    {}["b"]
print("done")
