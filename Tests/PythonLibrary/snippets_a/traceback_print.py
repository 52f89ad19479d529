import traceback, sys, io
buf = io.StringIO()
try:
    raise KeyError("printed")
except KeyError as e:
    traceback.print_exc(file=buf)
    traceback.print_exception(e, file=buf, limit=0)
    traceback.print_tb(e.__traceback__, file=buf)
lines = buf.getvalue().splitlines()
print(lines[0], lines.count("KeyError: 'printed'"), sum(l.startswith("  File") for l in lines))
