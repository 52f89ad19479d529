from dataclasses import dataclass, field
@dataclass
class Validated:
    def __post_init__(self):
        for name, f in self.__dataclass_fields__.items():
            if isinstance(f.type, type) and not isinstance(getattr(self, name), f.type):
                raise TypeError(f"{name}: expected {f.type.__name__}, got {type(getattr(self, name)).__name__}")
@dataclass
class User(Validated):
    name: str
    age: int = 0
    extra: object = None
print(User("x", 3))
try:
    User("x", "3")
except TypeError as e:
    print(e)
