from pathlib import *
p = Path('x/y')

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: p.mkdir(), lambda: p.mkdir(parents=True), lambda: p.mkdir(), lambda: p.mkdir(exist_ok=True), lambda: (p / 'f.txt').write_text('hé\nlo'), lambda: (p / 'f.txt').read_text()]:
    show(f)
