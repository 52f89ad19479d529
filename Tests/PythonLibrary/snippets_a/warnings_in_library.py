import warnings
class Api:
    def old(self):
        warnings.warn("Api.old is deprecated", DeprecationWarning, stacklevel=2)
        return self.new()
    def new(self): return 42
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(Api().old(), len(caught), issubclass(caught[-1].category, DeprecationWarning), caught[-1].message)
with warnings.catch_warnings():
    warnings.simplefilter("error", DeprecationWarning)
    try:
        Api().old()
    except DeprecationWarning as w:
        print("error:", w)
print(isinstance(warnings.filters, list))
