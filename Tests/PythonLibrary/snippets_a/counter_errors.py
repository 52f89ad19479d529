from collections import Counter
try:
    Counter.fromkeys("ab")
except NotImplementedError as e:
    print(e)
try:
    Counter(1)
except TypeError as e:
    print(e)
print(Counter(), Counter({"x": 0}), Counter([1, "a", 1]), Counter({"a": 1}, b=2))
