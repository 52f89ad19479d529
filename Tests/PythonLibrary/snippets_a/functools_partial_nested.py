from functools import partial
def log(level, msg, *, sep=":"): return f"{level}{sep}{msg}"
info = partial(log, "INFO"); dash = partial(info, sep="-")
print(info("a"), dash("b"), dash.func is log, dash.args, dash.keywords, partial(dash, "c")())
print(sorted(["10", "9", "1"], key=partial(int, base=10)), callable(info), info.__class__.__name__)
class A:
    def m(self, x): return x
p = partial(A.m, A()); print(p(3))
try:
    info()
except TypeError as e:
    print(e)
