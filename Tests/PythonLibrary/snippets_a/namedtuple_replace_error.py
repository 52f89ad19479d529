from collections import namedtuple
P = namedtuple("P", "x y")
try:
    P(1, 2)._replace(z=3, q=4)
except (TypeError, ValueError) as e:
    print(type(e).__name__, e)
# 3.14| TypeError Got unexpected field names: ['z', 'q']
