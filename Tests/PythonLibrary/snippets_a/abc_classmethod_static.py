from abc import ABC, abstractmethod
class Base(ABC):
    @classmethod
    @abstractmethod
    def make(cls): ...
    @staticmethod
    @abstractmethod
    def helper(x): ...
class Impl(Base):
    @classmethod
    def make(cls): return cls.__name__
    @staticmethod
    def helper(x): return x * 2
print(Impl.make(), Impl.helper(4), sorted(Base.__abstractmethods__))
class Partial(Base):
    @classmethod
    def make(cls): return 1
print(sorted(Partial.__abstractmethods__))
