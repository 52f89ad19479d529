import csv, io
text = 'id,name,note\n1,Ann,"likes, commas"\n2,Bob,"says ""hi"""\n'
rows = list(csv.DictReader(io.StringIO(text)))
for row in rows:
    print(row)
out = io.StringIO()
writer = csv.DictWriter(out, ["name", "note"], extrasaction="ignore", lineterminator="\n")
writer.writeheader()
writer.writerows(rows)
print(out.getvalue())
