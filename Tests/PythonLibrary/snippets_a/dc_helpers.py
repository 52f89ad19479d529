from dataclasses import dataclass, asdict, astuple, fields, is_dataclass, replace, field
@dataclass
class P:
    x: int
    y: int
@dataclass
class Line:
    a: P
    b: P
    meta: dict = field(default_factory=dict)
l = Line(P(1, 2), P(3, 4), {"k": [P(0, 0)]})
print(asdict(l)); print(astuple(l)); print(is_dataclass(l), is_dataclass(P), is_dataclass(3))
print(asdict(P(1, 2), dict_factory=lambda kv: sorted(kv, reverse=True)), astuple(P(1, 2), tuple_factory=list))
d = asdict(l); d["a"]["x"] = 99; print(l.a.x, replace(l.a, y=7))
for f in fields(Line):
    print(f.name, f.type, f.init, f.repr, f.compare)
