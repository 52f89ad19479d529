import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
C = configparser.ConfigParser
c = C(allow_no_value=True, inline_comment_prefixes=('#',), delimiters=('=',), interpolation=configparser.ExtendedInterpolation())

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


c.read_string('[a]\nk\nx = 1 # c\ny:z = ${x}-${b:q}\n[b]\nq=${a:x}9\n')
show(lambda: dict(c['a']))
show(lambda: dict(c['b']))
