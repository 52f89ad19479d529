from enum import Enum, auto
class Name(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return f"{name.lower()}-{count}-{len(last_values)}"
    FIRST = auto()
    SECOND = auto()
print([(m.name, m.value) for m in Name])
class Mixed(Enum):
    A = 10
    B = auto()
    C = auto(), "x"
print(Mixed.B.value, Mixed.C.value)
