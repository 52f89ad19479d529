from enum import Enum, unique
class S(Enum):
    SQUARE = 2
    DIAMOND = 1
    CIRCLE = 3
    ALIAS = 2
print(list(S), S.ALIAS, S(2), S.ALIAS is S.SQUARE)
print(list(S.__members__.items()))
try:
    @unique
    class M(Enum):
        ONE = 1
        UNO = 1
except ValueError as e:
    print(e)
print([m.name for m in reversed(S)])
