# differs-from-3.11: the message names the earlier field from 3.13 on
from dataclasses import dataclass
try:
    @dataclass
    class X:
        a: int = 1
        b: int
except TypeError as e:
    print(e)

# expected:
# non-default argument 'b' follows default argument 'a'
