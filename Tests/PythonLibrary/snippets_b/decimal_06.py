from decimal import *
D = Decimal

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: D(-7) % 3, lambda: -7 // D(3), lambda: sum([D('.1')] * 3), lambda: max(D(1), D(2)), lambda: sorted([D(3), D('1.5'), 2]), lambda: f"{D('1234567.891'):,.2f}", lambda: f"{D('0.000012345'):.3g}", lambda: format(D('1.5'), '010'), lambda: format(D('.5'), '%')]:
    show(f)
