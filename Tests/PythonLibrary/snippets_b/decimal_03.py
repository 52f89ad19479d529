from decimal import *
D = Decimal

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: D(1) == 1, lambda: hash(D('1.50')) == hash(1.5), lambda: D('1').quantize(D('.01')), lambda: D('1e30').quantize(D('.01')), lambda: D(2).sqrt(), lambda: D(-1).sqrt(), lambda: D(2) ** D('.5'), lambda: D(2) ** 100, lambda: D(2) ** (-1)]:
    show(f)
