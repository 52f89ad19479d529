import tomllib, shlex, colorsys, locale, sys, datetime

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for s in ['\\', '\'a\'"b"c', "--opt=val 'it'\\''s'", 'a\nb', '""', 'a;b|c&&d']:
    show(lambda: shlex.split(s))
    show(lambda: shlex.split(s, posix=False))
    show(lambda: shlex.split(s, comments=True))
    show(lambda: list(shlex.shlex(s)))
    show(lambda: list(shlex.shlex(s, posix=True, punctuation_chars=True)))
