import difflib, calendar, sys, random

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(difflib.unified_diff([b'a'], ['x'])))
show(lambda: list(difflib.restore([], 3)))
show(lambda: list(difflib.diff_bytes(difflib.unified_diff, [b'a\n'], [b'b\n'])))
