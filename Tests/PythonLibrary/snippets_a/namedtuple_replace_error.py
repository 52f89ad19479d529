# differs-from-3.11: _replace() raises TypeError from 3.13 on
from collections import namedtuple
P = namedtuple("P", "x y")
try:
    P(1, 2)._replace(z=3, q=4)
except (TypeError, ValueError) as e:
    print(type(e).__name__, e)

# expected:
# TypeError Got unexpected field names: ['z', 'q']
