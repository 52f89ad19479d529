from typing import Protocol, runtime_checkable
@runtime_checkable
class HasX(Protocol):
    x: int
class A: x = 1
class B:
    def __init__(self): self.x = 2
class C: pass
print(isinstance(A(), HasX), isinstance(B(), HasX), isinstance(C(), HasX))
try:
    issubclass(A, HasX)
except TypeError as e:
    print(str(e)[:60])
@runtime_checkable
class Both(HasX, Protocol):
    def go(self): ...
class D:
    x = 1
    def go(self): pass
print(isinstance(D(), Both), isinstance(A(), Both))
