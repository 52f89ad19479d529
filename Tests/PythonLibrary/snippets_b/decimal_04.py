from decimal import *
D = Decimal

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: pow(D(3), 5, 7), lambda: D(4) ** D('.5'), lambda: D('1.21') ** D('.5'), lambda: D(0) ** 0, lambda: D(-8) ** D('.3'), lambda: D(1).exp(), lambda: D(10).ln(), lambda: D(1000).log10(), lambda: D(2).log10()]:
    show(f)
