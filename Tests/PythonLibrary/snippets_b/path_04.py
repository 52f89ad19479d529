from pathlib import *
P = PurePosixPath

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: P('a') < P('b'))
show(lambda: sorted([P('b'), P('a/c'), P('a'), P('a.b')]))
show(lambda: P('a') == PurePosixPath('a'))
show(lambda: P('a') == 'a')
show(lambda: P(3))
show(lambda: P('a') / 3)
show(lambda: P('a') < 3)
# 3.14| True
# 3.14| [PurePosixPath('a'), PurePosixPath('a/c'), PurePosixPath('a.b'), PurePosixPath('b')]
# 3.14| True
# 3.14| False
# 3.14| TypeError argument should be a str or an os.PathLike object where __fspath__ returns a str, not 'int'
# 3.14| TypeError unsupported operand type(s) for /: 'PurePosixPath' and 'int'
# 3.14| TypeError '<' not supported between instances of 'PurePosixPath' and 'int'
