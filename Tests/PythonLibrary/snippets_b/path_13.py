from pathlib import *
p = Path('x/y')

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: Path('nope').read_text(), lambda: Path('nope').exists(), lambda: (p / 't').rename(p / 'u'), lambda: (p / 'u').unlink(), lambda: (p / 'u').unlink(), lambda: (p / 'u').unlink(missing_ok=True)]:
    show(f)
