from dataclasses import dataclass
class Positive:
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, cls): return 10 if obj is None else getattr(obj, self.name)
    def __set__(self, obj, value):
        if value <= 0: raise ValueError(f"{self.name[1:]} must be positive")
        setattr(obj, self.name, value)
@dataclass
class Item:
    qty: Positive = Positive()
print(Item(), Item(3).qty)
try:
    Item(-1)
except ValueError as e:
    print(e)
