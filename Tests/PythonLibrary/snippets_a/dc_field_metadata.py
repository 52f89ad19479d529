from dataclasses import dataclass, field, fields, MISSING
@dataclass
class A:
    x: int = field(default=1, metadata={"unit": "cm"})
    y: list = field(default_factory=list)
    z: int = field(default=0, hash=False, compare=True)
fx, fy, fz = fields(A)
print(fx.metadata["unit"], dict(fy.metadata), fx.default, fy.default is MISSING, fy.default_factory, fz.hash, fx.kw_only)
try:
    fx.metadata["q"] = 1
except TypeError as e:
    print(e)
print(A.x, hasattr(A, "y"))
