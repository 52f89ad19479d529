from enum import Enum
class Odd(Enum):
    name = "n"
    value = "v"
    other = 3
print(list(Odd.__members__), Odd.other.value, Odd.other.name, Odd["name"].value)
