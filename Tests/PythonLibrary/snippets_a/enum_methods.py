from enum import Enum
class Planet(Enum):
    MERCURY = (3.303e23, 2.4397e6)
    EARTH = (5.976e24, 6.37814e6)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def gravity(self):
        return 6.673e-11 * self.mass / self.radius ** 2
    @classmethod
    def heaviest(cls):
        return max(cls, key=lambda p: p.mass)
    def __str__(self):
        return self.name.title()
print(f"{Planet.EARTH.gravity:.2f}", Planet.heaviest(), Planet.EARTH.value, repr(Planet.MERCURY))
print(Planet((3.303e23, 2.4397e6)).radius)
