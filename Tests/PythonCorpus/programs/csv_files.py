"""Reads comma separated values by hand and with the csv module, and compares both."""
import csv
import io
from collections import defaultdict

TEXT = '''name,team,score,comment
"Smith, Ann",red,12.5,"said ""hi"""
Bob,blue,7,
"Multi
line",red,,"a,b"
Dora,green,15,plain
'''


class CsvError(ValueError):
    pass


def parse(text, separator=","):
    row, field, quoted, started = [], [], False, False
    i = 0
    while i < len(text):
        char = text[i]
        if quoted:
            if char == '"':
                if text[i + 1:i + 2] == '"':
                    field.append('"')
                    i += 1
                else:
                    quoted = False
            else:
                field.append(char)
        elif char == '"' and not field:
            quoted = started = True
        elif char == separator:
            row.append("".join(field))
            field, started = [], True
        elif char == "\n":
            row.append("".join(field))
            yield row
            row, field, started = [], [], False
        else:
            field.append(char)
        i += 1
    if quoted:
        raise CsvError("text ends inside quotes")
    if field or row or started:
        row.append("".join(field))
        yield row


def write(rows):
    def cell(value):
        text = "" if value is None else str(value)
        if any(c in text for c in ',"\n'):
            return '"' + text.replace('"', '""') + '"'
        return text

    return "".join(",".join(map(cell, row)) + "\n" for row in rows)


def convert(value):
    for kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            pass
    return value or None


def records(rows):
    rows = iter(rows)
    header = next(rows)
    for number, row in enumerate(rows, 2):
        if len(row) != len(header):
            raise CsvError(f"row {number} has {len(row)} fields instead of {len(header)}")
        yield dict(zip(header, map(convert, row)))


rows = list(parse(TEXT))
print(rows)
print(rows == list(csv.reader(io.StringIO(TEXT))))
people = list(records(rows))
for person in people:
    print(person)
print(write(rows) == TEXT, list(parse(write(rows))) == rows)

scores = defaultdict(list)
for person in people:
    scores[person["team"]].append(person["score"])
for team, values in sorted(scores.items()):
    known = [v for v in values if v is not None]
    print(f"{team:<6} {len(values)} people, mean {sum(known) / len(known) if known else 0:.2f}, missing {values.count(None)}")

out = io.StringIO()
writer = csv.DictWriter(out, ["name", "score"], extrasaction="ignore", lineterminator="\n")
writer.writeheader()
writer.writerows(sorted(people, key=lambda p: -(p["score"] or 0)))
print(out.getvalue())
print([dict(r) for r in csv.DictReader(io.StringIO("a;b\n1;2\n"), delimiter=";")])
print(list(parse("a;b;;\n1", ";")), list(parse("")), list(parse('""')), list(parse("\n")))
for bad in ('a,"b', "h1,h2\n1,2\n3\n"):
    try:
        print(list(records(parse(bad))))
    except CsvError as error:
        print("bad:", error)
