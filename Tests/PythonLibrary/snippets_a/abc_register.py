from abc import ABC, ABCMeta
class Drawable(ABC):
    pass
@Drawable.register
class Thing:
    pass
print(issubclass(Thing, Drawable), isinstance(Thing(), Drawable), Drawable in Thing.__mro__)
class Sub(Thing): pass
print(issubclass(Sub, Drawable))
try:
    Thing2 = type("Thing2", (Drawable,), {})
    Thing2.register(Drawable)
except RuntimeError as e:
    print(e)
try:
    Drawable.register(3)
except TypeError as e:
    print(e)
