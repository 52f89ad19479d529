import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
C = configparser.ConfigParser
txt = '[DEFAULT]\nx = 1\npath=/a\n[sec]\n; c\nKey = value\nmulti = a\n  b\n\n  c\nref=%(path)s/z\nb = yes\ni: 42\nf=1.5\n# c2\nempty=\n[other]\nq = 50%%\n'
c = C()

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


c.read_string(txt)
for f in [lambda: c.sections(), lambda: dict(c['sec']), lambda: c['sec']['key'], lambda: c.get('sec', 'multi'), lambda: c.getint('sec', 'i'), lambda: c.getfloat('sec', 'f')]:
    show(f)
