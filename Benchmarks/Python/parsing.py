# Lines cut into fields, changed and joined again.
def lines(n):
    return "\n".join("id=%d; name=user %d ;score=%d.5;tags=a|b|c%d" % (i, i * 7, i % 100, i) for i in range(n))


def parse(text):
    rows = []
    for line in text.split("\n"):
        row = {}
        for field in line.split(";"):
            name, _, value = field.partition("=")
            row[name.strip()] = value.strip()
        row["tags"] = row["tags"].upper().split("|")
        row["score"] = float(row["score"])
        rows.append(row)
    return rows


rows = parse(lines(60_000))
text = "\n".join(row["id"].rjust(8) + " " + row["name"].replace("user", "u") + " " + "/".join(row["tags"]) for row in rows)
print(len(rows), len(text), sum(row["score"] for row in rows))
