# differs-from-3.11: newer methods and messages
from pathlib import *
import os, tempfile, shutil, copy, sys
p = Path('x/y')

with (p / 'f.txt').open() as f:
    print(f.readlines())
with open(p / 'f.txt') as f:
    print(f.read())
if sys.version_info >= (3, 12):
    print([(str(a), sorted(b), sorted(c)) for a, b, c in Path('x').walk()])
# expected-output:
# ['hé\n', 'lo']
# hé
# lo
# [('x', ['y'], []), ('x/y', [], ['b', 'f.txt'])]
