"""Slices of all sequences with random indices: reading, writing, deleting."""

from values import EDGES

PRELUDE = '''
from array import array
from collections import deque
def changed(sequence, change):
    """What is left after a change, and the error of one that fails."""
    error = None
    try:
        change(sequence)
    except Exception as failure:
        error = type(failure).__name__, str(failure)
    return sequence, error
'''
SEQUENCES = ["list(range({}))", "tuple(range({}))", "'abcdefghijklmnop'[:{}]", "'aé中😀'*({}//3)", "b'abcdefghijklmnop'[:{}]", "bytearray(range({}))", "range({})", "range(3, 3 * {}, 2)", "range({}, -5, -3)"]


def index(rng):
    kind = rng.randrange(12)
    if kind < 3:
        return ""
    return str(rng.choice(EDGES)) if kind == 3 else str(rng.randrange(-12, 13))


def piece(rng):
    step = rng.choice(["", "", ":", ":1", ":-1", ":2", ":-2", ":3", f":{rng.randrange(-6, 7)}", f":{rng.choice(EDGES)}"])
    return f"{index(rng)}:{index(rng)}{step}"


def case(rng):
    length = rng.randrange(0, 14)
    kind = rng.randrange(8)
    if kind < 4:
        return f"({rng.choice(SEQUENCES).format(length)})[{piece(rng)}]"
    if kind == 4:
        return f"({rng.choice(SEQUENCES).format(length)})[{rng.randrange(-15, 15)}]"
    if kind == 5:
        parts = piece(rng).split(":") + ["", ""]
        return "attempt(lambda: slice(" + ", ".join(part or "None" for part in parts[:3]) + f").indices({length}))"
    target = rng.choice(["list(range({}))", "bytearray(range({}))"]).format(length)
    if kind == 6:
        return f"def change(s): del s[{piece(rng)}]\nchanged({target}, change)"
    new = rng.choice(["[{}]", "bytes([{}])", "({},)"]).format(", ".join(str(rng.randrange(100, 200)) for _ in range(rng.randrange(1, 6))))
    return f"def change(s): s[{piece(rng)}] = {new}\nchanged({target}, change)"
