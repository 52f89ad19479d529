import warnings
@warnings.deprecated("use g instead")
def f(): return 1
@warnings.deprecated("old class")
class C:
    def __init__(self, x): self.x = x
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    print(f(), C(5).x, [(str(x.message), x.category.__name__) for x in w], f.__deprecated__)
# 3.14| 1 5 [('use g instead', 'DeprecationWarning'), ('old class', 'DeprecationWarning')] use g instead
