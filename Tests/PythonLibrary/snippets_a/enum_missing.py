from enum import Enum
class Level(Enum):
    LOW = "low"
    HIGH = "high"
    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            for m in cls:
                if m.value == value.lower():
                    return m
        if value == 0:
            return 5
        return None
print(Level("HIGH"), Level("Low"))
for v in ("nope", 0, 3.5):
    try:
        Level(v)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
