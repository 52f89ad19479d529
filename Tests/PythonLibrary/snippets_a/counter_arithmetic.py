from collections import Counter
a, b = Counter(a=3, b=1), Counter(a=1, b=2, c=5)
print(a + b, a - b, a & b, a | b)
print(+Counter(a=2, b=-1), -Counter(a=2, b=-1))
a += b
print(a)
a -= Counter(c=100)
print(a)
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), Counter(a=3) < Counter(a=2))
