import copy
a = [1, [2, 3], {"k": (4,)}]
b = copy.copy(a); c = copy.deepcopy(a)
a[1].append(9)
print(b, c, b[1] is a[1], c[2] is a[2], copy.deepcopy((1, "x")) , copy.copy("s"))
l = []; l.append(l); m = copy.deepcopy(l); print(m[0] is m)
t = ([1],); print(copy.deepcopy(t) is t, copy.deepcopy((1, 2)) == (1, 2))
s = {1, 2}; print(copy.copy(s) is s, copy.copy(s) == s, copy.copy(frozenset(s)))
