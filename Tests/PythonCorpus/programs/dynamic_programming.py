"""Knapsack, coins, rods, stairs, matrix chains, partitions and palindromes."""
from bisect import bisect_left
from functools import cache


def knapsack(items, capacity):
    best = [(0, ())] * (capacity + 1)
    for name, weight, value in items:
        for room in range(capacity, weight - 1, -1):
            total = best[room - weight][0] + value
            if total > best[room][0]:
                best[room] = (total, best[room - weight][1] + (name,))
    return best[capacity]


def fractional(items, capacity):
    taken, total = [], 0.0
    for name, weight, value in sorted(items, key=lambda i: i[2] / i[1], reverse=True):
        share = min(1, capacity / weight)
        if share <= 0:
            break
        taken.append((name, round(share, 3)))
        total += value * share
        capacity -= weight * share
    return round(total, 3), taken


def fewest_coins(coins, amount):
    best = {0: []}
    for n in range(1, amount + 1):
        options = [best[n - c] + [c] for c in coins if n - c in best]
        if options:
            best[n] = min(options, key=len)
    return best.get(amount)


def count_ways(coins, amount):
    ways = [1] + [0] * amount
    for coin in coins:
        for n in range(coin, amount + 1):
            ways[n] += ways[n - coin]
    return ways[amount]


def cut_rod(prices, length):
    @cache
    def best(n):
        return max(((p + best(n - i)[0], (i,) + best(n - i)[1]) for i, p in enumerate(prices, 1) if i <= n), default=(0, ()))
    return best(length)


def increasing(values):
    tails, places, parents = [], [], []
    for i, v in enumerate(values):
        k = bisect_left(tails, v)
        parents.append(places[k - 1] if k else None)
        tails[k:k + 1], places[k:k + 1] = [v], [i]
    out, i = [], places[-1] if places else None
    while i is not None:
        out.append(values[i])
        i = parents[i]
    return out[::-1]


def chain(sizes):
    @cache
    def best(i, j):
        if j - i == 1:
            return 0, f"M{i}"
        return min((best(i, k)[0] + best(k, j)[0] + sizes[i] * sizes[k] * sizes[j], f"({best(i, k)[1]}{best(k, j)[1]})") for k in range(i + 1, j))
    return best(0, len(sizes) - 1)


@cache
def partitions(n, largest=None):
    largest = n if largest is None else largest
    return 1 if n == 0 else sum(partitions(n - k, min(k, n - k)) for k in range(1, min(n, largest) + 1))


def longest_palindrome(text):
    best = ""
    for centre in range(2 * len(text) - 1):
        left, right = centre // 2, (centre + 1) // 2
        while left >= 0 and right < len(text) and text[left] == text[right]:
            left, right = left - 1, right + 1
        best = max(best, text[left + 1:right], key=len)
    return best


def subset_sum(values, target):
    reach = {0: ()}
    for v in values:
        for total, used in list(reach.items()):
            reach.setdefault(total + v, used + (v,))
    return reach.get(target)


def best_slice(values):
    best = (values[0], 0, 1)
    start, total = 0, 0
    for i, v in enumerate(values):
        if total <= 0:
            start, total = i, 0
        total += v
        best = max(best, (total, start, i + 1), key=lambda b: b[0])
    return best


items = [("guitar", 1, 15), ("stereo", 4, 30), ("laptop", 3, 20), ("phone", 1, 20), ("lamp", 2, 7)]
for capacity in (0, 1, 4, 6):
    print(capacity, knapsack(items, capacity), fractional(items, capacity))
print(fewest_coins([1, 5, 10, 25], 63), fewest_coins([4, 6], 7), fewest_coins([1, 3, 4], 6), count_ways([1, 2, 5], 11), count_ways([1, 5, 10, 25, 50], 100))
print(cut_rod([1, 5, 8, 9, 10, 17, 17, 20], 8), cut_rod([3, 4], 5), increasing([10, 9, 2, 5, 3, 7, 101, 18]), increasing([]))
print(chain([10, 30, 5, 60]), chain([40, 20, 30, 10, 30]), [partitions(n) for n in range(12)], partitions(100))
print(longest_palindrome("forgeeksskeegfor"), longest_palindrome("abc"), subset_sum([3, 34, 4, 12, 5, 2], 9), subset_sum([2, 4], 5), best_slice([-2, 1, -3, 4, -1, 2, 1, -5, 4]))
