# Dictionaries and strings that grow.
def build(n):
    counts = {}
    for i in range(n):
        key = "key" + str(i % 997)
        counts[key] = counts.get(key, 0) + i
    parts = []
    for key in counts:
        parts.append(f"{key}={counts[key]}")
    return ",".join(parts)


print(len(build(600_000)))
