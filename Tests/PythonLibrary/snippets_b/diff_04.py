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
# 3.14| [('equal', 0, 8, 0, 8), ('insert', 8, 8, 8, 17), ('equal', 8, 29, 17, 38)] 0.86567 {' '}
# 3.14| ['apple', 'ape']
# 3.14| ValueError n must be > 0: 0
# 3.14| ValueError cutoff must be in [0.0, 1.0]: 2
# 3.14| TypeError input must be a sequence of strings, not str
