import difflib
a = "the quick brown fox".split()
b = "the slow brown foxes".split()
for op in difflib.SequenceMatcher(None, a, b).get_opcodes():
    print(op)
print(difflib.get_close_matches("colour", ["color", "collar", "dolour"]))
