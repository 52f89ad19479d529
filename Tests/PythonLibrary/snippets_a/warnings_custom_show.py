import warnings
class MyWarning(UserWarning): pass
def show(message, category, filename, lineno, file=None, line=None):
    print("shown:", category.__name__, message)
with warnings.catch_warnings():
    warnings.simplefilter("always")
    warnings.showwarning = show
    warnings.warn("custom", MyWarning)
def old():
    warnings.warn("old() is deprecated", DeprecationWarning, stacklevel=2)
    return 1
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("default")
    print(old(), len(w), w[0].category is DeprecationWarning)
print(warnings.formatwarning("msg", UserWarning, "f.py", 3, "x = 1"), end="")
