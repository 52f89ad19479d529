from collections import deque
def moving(values, n):
    window, out = deque(maxlen=n), []
    for v in values:
        window.append(v)
        if len(window) == n: out.append(sum(window) / n)
    return out
print(moving([1, 2, 3, 4, 5], 3))
d = deque(range(5))
for _ in range(3): d.rotate(1)
print(d, d.copy() == d, deque([1, 2]) < deque([1, 3]), list(map(str, d)), deque(maxlen=0), deque("ab", 1))
try:
    deque([1])[5]
except IndexError as e:
    print(e)
try:
    for x in d: d.append(x)
except RuntimeError as e:
    print(e)
