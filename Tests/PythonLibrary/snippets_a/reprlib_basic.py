import reprlib
print(reprlib.repr(list(range(50))), reprlib.repr("abc" * 40), reprlib.repr({i: i for i in range(9)}), reprlib.repr(set(range(10))), reprlib.repr((1,)), reprlib.repr([[[[[[[[1]]]]]]]]))
r = reprlib.Repr(); r.maxlist = 2; r.maxstring = 12
print(r.repr([1, 2, 3]), r.repr("a" * 30), r.repr(10 ** 60))
class L(list):
    @reprlib.recursive_repr()
    def __repr__(self): return "L(" + ", ".join(map(repr, self)) + ")"
l = L([1]); l.append(l); print(l)
