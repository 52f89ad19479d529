# Lists, dictionaries and sets made by comprehensions.
def run(n):
    squares = [x * x for x in range(n)]
    even = [x for x in squares if x % 2 == 0]
    index = {x: i for i, x in enumerate(even)}
    digits = {x % 97 for x in squares}
    pairs = [(x, y) for x in range(200) for y in range(200) if x + y == 199]
    return len(index), len(digits), len(pairs), sum(x for x in even if x in index)


for _ in range(12):
    result = run(60_000)
print(result)
