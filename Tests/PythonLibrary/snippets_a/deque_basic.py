from collections import deque
d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0)
print(d, d.maxlen, len(d))
d.rotate(1); print(d)
d.rotate(-2); print(d)
print(d.pop(), d.popleft(), d)
d.extend("ab"); d.extendleft("xy"); print(d)
print(d[0], d[-1], d.count("x"), list(reversed(d)), "a" in d)
try:
    deque().pop()
except IndexError as e:
    print(e)
