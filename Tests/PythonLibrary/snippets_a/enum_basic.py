from enum import Enum, auto
class Color(Enum):
    RED = 1
    GREEN = auto()
    BLUE = auto()
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"])
print(list(Color), len(Color), Color.RED in Color, Color)
print(Color.RED is Color(1), Color.RED == 1, Color.RED != Color.BLUE, {Color.RED: "r"}[Color.RED])
for bad in (lambda: Color(9), lambda: Color["X"]):
    try:
        bad()
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e)
print(isinstance(Color.RED, Color), type(Color.RED), f"{Color.RED}", "%s" % Color.RED, str(Color.GREEN))
