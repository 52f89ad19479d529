import io
buffer = io.StringIO()
print("one", "two", sep=",", file=buffer)
buffer.write("three\n")
buffer.seek(0)
for number, line in enumerate(buffer, 1):
    print(number, repr(line))
