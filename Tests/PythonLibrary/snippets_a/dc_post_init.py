from dataclasses import dataclass, field, InitVar
@dataclass
class C:
    w: int
    h: int
    scale: InitVar[int] = 1
    area: int = field(init=False)
    hidden: int = field(default=7, repr=False)
    def __post_init__(self, scale):
        self.area = self.w * self.h * scale
print(C(2, 3), C(2, 3, 10).area, C(1, 1).hidden)
try:
    C(1, 2, area=3)
except TypeError as e:
    print(e)
