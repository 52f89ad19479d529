# differs-from-3.11: newer methods and messages
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
# expected-output:
# True
# [PurePosixPath('a'), PurePosixPath('a/c'), PurePosixPath('a.b'), PurePosixPath('b')]
# True
# False
# TypeError argument should be a str or an os.PathLike object where __fspath__ returns a str, not 'int'
# TypeError unsupported operand type(s) for /: 'PurePosixPath' and 'int'
# TypeError '<' not supported between instances of 'PurePosixPath' and 'int'
