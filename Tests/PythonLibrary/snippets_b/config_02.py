import tomllib, shlex, colorsys, locale, sys, datetime
import io

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: tomllib.load(io.BytesIO(b'a=1')))
show(lambda: tomllib.load(io.StringIO('a=1')))
show(lambda: tomllib.loads('a=1.5', parse_float=str))
for s in ['a b \'c d\' "e f"', 'a\\ b c', '', "'unclosed", 'x="a\\"b"', 'a#b c', '  lead trail ', "a''b"]:
    show(lambda: shlex.split(s))
    show(lambda: shlex.split(s, posix=False))
    show(lambda: shlex.split(s, comments=True))
    show(lambda: list(shlex.shlex(s)))
    show(lambda: list(shlex.shlex(s, posix=True, punctuation_chars=True)))
