import traceback
def parse(line):
    key, _, value = line.partition("=")
    if not value: raise ValueError(f"no value in {line!r}")
    return key, int(value)
errors = []
for n, line in enumerate(["a=1", "b", "c=x"], 1):
    try:
        print(parse(line))
    except ValueError as e:
        last = traceback.extract_tb(e.__traceback__)[-1]
        errors.append((n, last.name, "".join(traceback.format_exception_only(e)).strip()))
print(errors)
