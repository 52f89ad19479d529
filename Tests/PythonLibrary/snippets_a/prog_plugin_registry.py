from typing import Protocol, runtime_checkable, ClassVar
@runtime_checkable
class Plugin(Protocol):
    def run(self, x: int) -> int: ...
class Base:
    registry: ClassVar[dict] = {}
    def __init_subclass__(cls, *, key=None, **kw):
        super().__init_subclass__(**kw)
        Base.registry[key or cls.__name__.lower()] = cls
class Double(Base):
    def run(self, x): return x * 2
class Inc(Base, key="plus"):
    def run(self, x): return x + 1
print(sorted(Base.registry), [cls().run(10) for cls in Base.registry.values()], all(isinstance(c(), Plugin) for c in Base.registry.values()), isinstance(3, Plugin))
