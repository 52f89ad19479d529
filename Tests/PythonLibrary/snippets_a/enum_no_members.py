from enum import Enum
class Empty(Enum):
    pass
try:
    Empty(1)
except TypeError as e:
    print(e)
# 3.14| <enum 'Empty'> has no members; specify `names=()` if you meant to create a new, empty, enum
