# Sorting records by a key.
def records(n):
    seed = 12345
    made = []
    for i in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        made.append((seed % 1000, "name%d" % (seed % 7919), i))
    return made


made = records(150_000)
by_name = sorted(made, key=lambda record: record[1])
by_both = sorted(made, key=lambda record: (record[0], -record[2]), reverse=True)
print(by_name[0], by_both[-1], len({record[0] for record in made}))
