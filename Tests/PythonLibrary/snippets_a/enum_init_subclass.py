from enum import Enum
class Base(Enum):
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        print("sub", cls.__name__, [m.name for m in cls])
    def shout(self): return self.name + "!"
class D(Base):
    A = 1
    B = 2
print(D.B.shout(), issubclass(D, Base), D.__mro__[1].__name__)
