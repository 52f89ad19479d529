from pathlib import PurePosixPath as P
print([P(x).match("*.py") for x in ("a.py", "b/c.py", "d.txt")], P("a/../b"), P("a//b/./c"), P("a") / "/b")
