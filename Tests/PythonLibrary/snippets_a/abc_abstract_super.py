from abc import ABC, abstractmethod
class Base(ABC):
    @abstractmethod
    def run(self):
        return "base"
class Child(Base):
    def run(self):
        return super().run() + "+child"
print(Child().run())
