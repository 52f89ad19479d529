import bisect
a = [1, 3, 3, 5]
print(bisect.bisect_left(a, 3), bisect.bisect_right(a, 3), bisect.bisect(a, 0), bisect.bisect(a, 9), bisect.bisect_left(a, 3, 2), bisect.bisect_right(a, 3, 0, 2))
bisect.insort(a, 4); bisect.insort_left(a, 3); print(a)
def grade(score): return "FDCBA"[bisect.bisect([60, 70, 80, 90], score)]
print([grade(s) for s in (33, 99, 77, 70, 89, 90)])
print(bisect.bisect_left([("a", 1), ("b", 5)], 5, key=lambda r: r[1]))
rows = [("x", 1), ("y", 3)]; bisect.insort(rows, ("z", 2), key=lambda r: r[1]); print(rows)
try:
    bisect.bisect([1], 1, -1)
except ValueError as e:
    print(e)
