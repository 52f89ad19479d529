import operator
print(operator.__add__(1, 2), operator.__contains__("abc", "b"), operator.__not__(1), operator.__getitem__([5], 0), operator.__matmul__ is operator.matmul)
class M:
    def __matmul__(self, o): return "mm"
    def __imatmul__(self, o): return "imm"
print(operator.matmul(M(), 1), operator.imatmul(M(), 1), operator.ior({1}, {2}), operator.ipow(2, 3))
