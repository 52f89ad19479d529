from pprint import pprint
pprint("the quick brown fox jumps over the lazy dog " * 3)
pprint(["a long string that needs to be split somewhere near the end of line " * 2, b"bytes " * 20])
pprint({"key": "line one\nline two\nline three is rather longer than the others are, really"}, width=40)
pprint({1, "a", 2.5, None}, width=10) if False else None
