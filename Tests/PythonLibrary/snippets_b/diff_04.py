import difflib, calendar, sys, random
s = difflib.SequenceMatcher(lambda x: x == ' ', 'private Thread currentThread;', 'private volatile Thread currentThread;')

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


print(s.get_opcodes(), round(s.ratio(), 5), s.bjunk)
show(lambda: difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']))
show(lambda: difflib.get_close_matches('x', ['y'], 0))
show(lambda: difflib.get_close_matches('x', ['y'], 1, 2))
show(lambda: list(difflib.unified_diff('ab', ['x'])))
