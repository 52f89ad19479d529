import io

with io.StringIO('abc') as f:
    print(f.read())
print(f.closed)
