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
# 3.14| Can't instantiate abstract class A without an implementation for abstract method 'f'
# 3.14| Can't instantiate abstract class B without an implementation for abstract methods 'f', 'g'
