from pathlib import *
P = PurePosixPath

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: P('a', 'b', '/c', 'd'))
show(lambda: P('a').joinpath('b', 'c'))
show(lambda: P('a/b/c').parents[0])
show(lambda: P('a/b/c').parents[5])
show(lambda: P('a/b/c').parents[-1])
show(lambda: P('a/b/c').parents[:2])
show(lambda: len(P('a/b').parents))
