import difflib
before = "a\nb\nc\nd\n".splitlines(True)
after = "a\nB\nc\ne\nd\n".splitlines(True)
print("".join(difflib.unified_diff(before, after, "before", "after")))
print("".join(difflib.ndiff(before, after)))
