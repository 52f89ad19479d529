from abc import ABC, abstractmethod

class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...

class Square(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
    @property
    def name(self): return "square"

print(Square(3).area(), Square(3).name)
try:
    Shape()
except TypeError:
    print("cannot make a Shape")
print(sorted(Shape.__abstractmethods__), Square.__abstractmethods__)
