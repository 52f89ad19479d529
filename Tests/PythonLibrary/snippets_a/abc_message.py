# differs-from-3.11: wording of the error changed in 3.12
from abc import ABC, abstractmethod
class A(ABC):
    @abstractmethod
    def f(self): ...
class B(ABC):
    @abstractmethod
    def g(self): ...
    @abstractmethod
    def f(self): ...
for cls in (A, B):
    try:
        cls()
    except TypeError as e:
        print(e)

# expected:
# Can't instantiate abstract class A without an implementation for abstract method 'f'
# Can't instantiate abstract class B without an implementation for abstract methods 'f', 'g'
