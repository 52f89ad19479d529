# Nested loops over small integers.
def count(n):
    total = 0
    for i in range(n):
        for j in range(n):
            total += (i * j) % 7
            if total > 1_000_000:
                total -= 1_000_000
    return total


print(count(1500))
