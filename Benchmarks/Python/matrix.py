# Two matrices of 60 by 60 multiplied, several times.
def make(n, seed):
    return [[(i * seed + j * 3) % 11 + 0.5 for j in range(n)] for i in range(n)]


def multiply(a, b):
    n = len(a)
    columns = list(zip(*b))
    result = []
    for row in a:
        line = []
        for column in columns:
            total = 0.0
            for k in range(n):
                total += row[k] * column[k]
            line.append(total)
        result.append(line)
    return result


product = make(60, 7)
for seed in (5, 3, 2, 7, 1, 9, 4, 6, 8, 10):
    product = multiply(product, make(60, seed))
    product = [[value % 1000.0 for value in row] for row in product]
print(round(sum(sum(row) for row in product), 3))
