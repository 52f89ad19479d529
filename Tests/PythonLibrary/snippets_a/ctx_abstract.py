from contextlib import AbstractContextManager
class Full:
    def __enter__(self): return self
    def __exit__(self, *a): return None
print(issubclass(Full, AbstractContextManager), isinstance(3, AbstractContextManager))
class Mine(AbstractContextManager):
    def __exit__(self, *exc):
        print("exit", exc)
with Mine() as m:
    print(m is not None)
