import traceback
print("".join(traceback.format_list([("a.py", 1, "f", "x = 1"), ("b.py", 22, "<module>", None)])), end="")
fs = traceback.FrameSummary("c.py", 3, "g", line="return 1")
print(fs, fs.line, list(fs), fs == ("c.py", 3, "g", "return 1"))
print(traceback.StackSummary.from_list([fs]).format())
te = traceback.TracebackException.from_exception(ValueError("plain"))
print(list(te.format()), str(te))
class Bad(Exception):
    def __str__(self): raise RuntimeError
print(traceback.format_exception_only(Bad()), traceback.format_exception_only(ValueError()), traceback.format_exception(None))
