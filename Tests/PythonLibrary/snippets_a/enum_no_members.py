# differs-from-3.11: wording of the error of an empty enum's call
from enum import Enum
class Empty(Enum):
    pass
try:
    Empty(1)
except TypeError as e:
    print(e)

# expected:
# <enum 'Empty'> has no members; specify `names=()` if you meant to create a new, empty, enum
