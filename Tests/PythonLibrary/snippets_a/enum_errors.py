from enum import Enum
class Color(Enum):
    RED = 1
for f in (lambda: setattr(Color, "RED", 2), lambda: setattr(Color.RED, "value", 3), lambda: Color()):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__)
try:
    class More(Color):
        BLUE = 2
except TypeError as e:
    print(e)
try:
    class Dup(Enum):
        A = 1
        A = 2
except TypeError as e:
    print(e)
try:
    class Bad(Enum):
        _reserved_ = 1
except ValueError as e:
    print(e)
