import copyreg, copy
class P:
    def __init__(self, x): self.x = x
def reduce_p(p): return P, (p.x * 10,)
copyreg.pickle(P, reduce_p)
print(copy.copy(P(3)).x, P in copyreg.dispatch_table)
try:
    copyreg.pickle(P, 5)
except TypeError as e:
    print(e)
