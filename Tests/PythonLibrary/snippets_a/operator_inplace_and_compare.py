import operator as op
ops = {"+": op.add, "-": op.sub, "*": op.mul, "/": op.truediv, "//": op.floordiv, "%": op.mod, "**": op.pow, "==": op.eq, "<": op.lt, "and": op.and_, "in": lambda a, b: op.contains(b, a)}
for sym, args in (("+", (2, 3)), ("-", (2, 3)), ("/", (1, 4)), ("**", (2, 8)), ("in", (1, [1])), ("<", ("a", "b"))):
    print(sym, ops[sym](*args), end="; ")
print()
l = [1, 2]; m = op.imul(l, 2); print(m is l, m, op.isub(5, 3), op.ior(1, 6), op.iand({1, 2}, {2}), op.ixor(5, 1), op.ilshift(1, 3), op.itruediv(1, 2), op.imod(7, 4), op.iconcat([1], (2,)))
try:
    op.add(1, "a")
except TypeError as e:
    print(e)
try:
    op.truediv(1, 0)
except ZeroDivisionError as e:
    print(e)
