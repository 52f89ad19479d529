from pathlib import *
import os, tempfile, shutil, copy, sys
P = PurePosixPath

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: P('a/b').parents)
show(lambda: Path('a'))
show(lambda: PurePath('a'))
show(lambda: P(Path('a'), 'b'))
show(lambda: os.fspath(P('x')))
show(lambda: copy.copy(P('a/b')))
show(lambda: isinstance(Path('a'), PurePath))
