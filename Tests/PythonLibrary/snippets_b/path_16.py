from pathlib import *
import os, tempfile, shutil, copy, sys
p = Path('x/y')
p.mkdir(parents=True)
(p / 'f.txt').write_text('h\u00e9\nlo', encoding='utf-8')
(p / 'b').write_bytes(b'1')

with (p / 'f.txt').open() as f:
    print(f.readlines())
with open(p / 'f.txt') as f:
    print(f.read())
if sys.version_info >= (3, 12):
    print([(str(a), sorted(b), sorted(c)) for a, b, c in Path('x').walk()])
# 3.14| ['hé\n', 'lo']
# 3.14| hé
# 3.14| lo
# 3.14| [('x', ['y'], []), ('x/y', [], ['b', 'f.txt'])]
