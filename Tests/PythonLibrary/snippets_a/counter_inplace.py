from collections import Counter
c = Counter(a=5, b=3)
c |= Counter(b=7, d=1); print(c)
c &= Counter(a=2, b=9); print(c)
print(c.copy(), type(c.copy()).__name__, dict(c))
print(list(Counter("hello")), Counter("hello").most_common(1))
