from pathlib import *
p = Path('x/y')

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: (p / 't').touch(exist_ok=False), lambda: (p / 't').exists(), lambda: p.is_dir(), lambda: p.is_file(), lambda: (p / 't').stat().st_size, lambda: Path('nope').stat()]:
    show(f)
