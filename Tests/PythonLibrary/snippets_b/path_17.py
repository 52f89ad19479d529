from pathlib import *
import os, tempfile, shutil, copy, sys
d = os.path.realpath(tempfile.mkdtemp())
class MyP(PurePosixPath):
    pass

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: MyP('a') / 'b')
show(lambda: MyP('a/b').parent)
os.chdir('/')
shutil.rmtree(d)
