from collections import deque
d = deque("abcde")
d.remove("c"); print(d)
d.insert(1, "Z"); print(d, d.index("Z"))
d.reverse(); print(d)
del d[0]; print(d)
d[0] = "q"; print(d, d == deque(["q", "b", "Z", "a"]), d + deque("x"), deque([1]) * 3)
try:
    d.remove("nope")
except ValueError as e:
    print(type(e).__name__)
d.clear(); print(d, bool(d))
