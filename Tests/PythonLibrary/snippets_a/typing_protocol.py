from typing import Protocol, runtime_checkable
@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...
class File:
    def close(self): print("closed")
class Rock: pass
print(isinstance(File(), Closer), isinstance(Rock(), Closer), issubclass(File, Closer))
class Named(Protocol):
    name: str
    def hello(self): return "hello " + self.name
class Dog(Named):
    def __init__(self): self.name = "rex"
print(Dog().hello())
for f in (lambda: isinstance(1, Named), lambda: Named(), lambda: Closer()):
    try:
        f()
    except TypeError as e:
        print(e)
