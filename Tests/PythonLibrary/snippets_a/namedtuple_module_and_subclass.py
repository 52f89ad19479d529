from collections import namedtuple
Base = namedtuple("Base", "a b")
class Sub(Base):
    def __new__(cls, a, b=10): return super().__new__(cls, a, b)
    def total(self): return self.a + self.b
    def __repr__(self): return f"<{self.a},{self.b}>"
s = Sub(1)
print(s, s.total(), s._replace(a=5), Sub._make([3, 4]), isinstance(s, Base), s[0:1], Base.__module__, Base.__qualname__)
print([*s], dict(zip(s._fields, s)), s + (1,), (1, 10) == s, {s: 1}[(1, 10)], Base(*"xy"), Base(b=1, a=2))
print(namedtuple("Empty", "")(), namedtuple("One", "x")(5), getattr(s, "a"))
