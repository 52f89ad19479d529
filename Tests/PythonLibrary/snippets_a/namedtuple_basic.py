from collections import namedtuple
Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=9), Point._fields, Point._make([7, 8]))
x, y = p
print(x + y, p == (1, 2), hash(p) == hash((1, 2)), isinstance(p, tuple), len(p))
print(Point.__doc__, Point.__name__, Point.__match_args__)
print(p < Point(1, 3), max(p), sorted([Point(2, 0), Point(1, 5)]))
