from functools import cmp_to_key
words = ["banana", "fig", "apple", "kiwi"]
print(sorted(words, key=cmp_to_key(lambda a, b: len(a) - len(b) or (a > b) - (a < b))))
print(max([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
nums = ["3", "30", "34", "5", "9"]
print("".join(sorted(nums, key=cmp_to_key(lambda a, b: (a + b < b + a) - (a + b > b + a)))))
K = cmp_to_key(lambda a, b: a - b)
print(K(1) < K(2), K(1) == K(1), K(3) > K(2))
