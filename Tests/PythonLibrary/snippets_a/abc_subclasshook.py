from abc import ABC
class Quacks(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Quacks:
            return any("quack" in B.__dict__ for B in C.__mro__) or NotImplemented
        return NotImplemented
class Duck:
    def quack(self): pass
class Cow: pass
print(issubclass(Duck, Quacks), isinstance(Duck(), Quacks), isinstance(Cow(), Quacks))
