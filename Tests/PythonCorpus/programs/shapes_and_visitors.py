"""Abstract shapes, a plugin registry, visitors, mixins, composition and a scene written as text."""
import math
from abc import ABC, abstractmethod
from functools import singledispatchmethod


class Shape(ABC):
    registry = {}

    def __init_subclass__(cls, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        if name:
            Shape.registry[name] = cls
            cls.name = name

    @property
    @abstractmethod
    def area(self):
        """The covered area."""

    @abstractmethod
    def bounds(self): ...

    def accept(self, visitor):
        return visitor.visit(self)

    def __lt__(self, other):
        return self.area < other.area

    def __str__(self):
        return f"{self.name}({', '.join(f'{k}={v:g}' for k, v in vars(self).items() if isinstance(v, (int, float)))})"

    @classmethod
    def parse(cls, text):
        name, *rest = text.split()
        if name not in cls.registry:
            raise ValueError(f"unknown shape {name}; known are {', '.join(sorted(cls.registry))}")
        return cls.registry[name](**{k: float(v) for k, v in (p.split("=") for p in rest)})


class Movable:
    def move(self, dx, dy):
        self.x += dx
        self.y += dy
        return self


class Circle(Movable, Shape, name="circle"):
    def __init__(self, x=0, y=0, r=1):
        if r <= 0:
            raise ValueError("radius must be positive")
        self.x, self.y, self.r = x, y, r

    @property
    def area(self):
        return math.pi * self.r ** 2

    def bounds(self):
        return self.x - self.r, self.y - self.r, self.x + self.r, self.y + self.r


class Rectangle(Movable, Shape, name="rect"):
    def __init__(self, x=0, y=0, w=1, h=1):
        self.x, self.y, self.w, self.h = x, y, w, h

    @property
    def area(self):
        return self.w * self.h

    def bounds(self):
        return self.x, self.y, self.x + self.w, self.y + self.h


class Square(Rectangle, name="square"):
    def __init__(self, x=0, y=0, side=1):
        super().__init__(x, y, side, side)

    @property
    def side(self):
        return self.w

    @side.setter
    def side(self, value):
        self.w = self.h = value


class Group(Shape, name="group"):
    def __init__(self, *parts):
        self.parts = list(parts)

    @property
    def area(self):
        return sum(p.area for p in self.parts)

    def bounds(self):
        if not self.parts:
            raise ValueError("an empty group has no bounds")
        boxes = [p.bounds() for p in self.parts]
        return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)

    def move(self, dx, dy):
        for p in self.parts:
            p.move(dx, dy)
        return self

    def __iter__(self):
        for p in self.parts:
            if isinstance(p, Group):
                yield from p
            else:
                yield p

    def __str__(self):
        return f"group[{'; '.join(map(str, self.parts))}]"


class Visitor:
    def visit(self, shape):
        for cls in type(shape).__mro__:
            if method := getattr(self, f"visit_{cls.__name__.lower()}", None):
                return method(shape)
        raise TypeError(f"{type(self).__name__} cannot visit {type(shape).__name__}")


class Depth(Visitor):
    def visit_shape(self, shape): return 1
    def visit_group(self, group): return 1 + max((p.accept(self) for p in group.parts), default=0)


class Svg(Visitor):
    def visit_circle(self, c): return f'<circle cx="{c.x:g}" cy="{c.y:g}" r="{c.r:g}"/>'
    def visit_rectangle(self, r): return f'<rect x="{r.x:g}" y="{r.y:g}" width="{r.w:g}" height="{r.h:g}"/>'
    def visit_group(self, g): return "<g>" + "".join(p.accept(self) for p in g.parts) + "</g>"


class Perimeter:
    @singledispatchmethod
    def of(self, shape):
        raise NotImplementedError(type(shape).__name__)

    @of.register
    def _(self, shape: Circle):
        return 2 * math.pi * shape.r

    @of.register
    def _(self, shape: Rectangle):
        return 2 * (shape.w + shape.h)


def raster(shape, width=14, height=6):
    def inside(s, x, y):
        match s:
            case Circle(x=cx, y=cy, r=r): return (x - cx) ** 2 + (y - cy) ** 2 <= r * r
            case Rectangle(x=rx, y=ry, w=w, h=h): return rx <= x < rx + w and ry <= y < ry + h
            case Group(): return any(inside(p, x, y) for p in s)
    return "\n".join("".join("#" if inside(shape, x + 0.5, y + 0.5) else "." for x in range(width)) for y in range(height))


shapes = [Shape.parse(t) for t in ("circle x=3 y=3 r=2", "rect w=4 h=2 x=8 y=1", "square side=2 x=9 y=4", "circle")]
print(*shapes, sep="\n")
print([f"{s.area:.3f}" for s in sorted(shapes)], str(min(shapes)), sorted(Shape.registry))
scene = Group(*shapes[:2], Group(shapes[2]))
print(scene, f"{scene.area:.2f}", scene.bounds(), scene.accept(Depth()), len(list(scene)))
print(raster(scene))
print(scene.move(1, -1).accept(Svg()))
print([round(Perimeter().of(s), 3) for s in shapes], [c.__name__ for c in Square.__mro__])
shapes[2].side = 5
print(shapes[2], shapes[2].side, isinstance(shapes[2], Movable), issubclass(Square, Shape))
for bad in (lambda: Shape.parse("blob"), lambda: Circle(r=0), lambda: Group().bounds(), lambda: Perimeter().of(scene), lambda: shapes[0].accept(type("Empty", (Visitor,), {})()), lambda: scene.w):
    try:
        print(bad())
    except (ValueError, NotImplementedError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
