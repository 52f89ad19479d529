from enum import Enum
class Op(Enum):
    ADD = "+"
    SUB = "-"
    def __call__(self, a, b):
        return {"+": a + b, "-": a - b}[self.value]
    @staticmethod
    def symbols(): return [o.value for o in Op]
    @property
    def pretty(self): return f"<{self.value}>"
    def __repr__(self): return f"Op({self.value!r})"
print(Op.ADD(2, 3), Op("-")(5, 1), Op.symbols(), Op.ADD.pretty, [Op.ADD, Op.SUB], str(Op.ADD), f"{Op.SUB}")
