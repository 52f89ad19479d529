import traceback
e = ValueError("v"); e.add_note("note one"); e.add_note("two\nlines")
print("".join(traceback.format_exception_only(e)))
g = ExceptionGroup("group", [ValueError(1), ExceptionGroup("inner", [TypeError("t")]), KeyError("k")])
print("".join(traceback.format_exception(g)))
try:
    raise ExceptionGroup("raised", [OSError("x")])
except ExceptionGroup as err:
    out = traceback.format_exc().splitlines()
    print(out[0], out[-3:])
