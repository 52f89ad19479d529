from pathlib import *
P = PurePosixPath

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: P('a').match(''))
show(lambda: {P('a'): 1}[P('./a')])
show(lambda: P(b'a'))
# 3.14| ValueError empty pattern
# 3.14| 1
# 3.14| TypeError argument should be a str or an os.PathLike object where __fspath__ returns a str, not 'bytes'
