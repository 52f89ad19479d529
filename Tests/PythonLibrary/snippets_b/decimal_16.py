from decimal import *
D = Decimal

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: D(1.5))
show(lambda: D(1) < 1.5)
show(lambda: D(1) == 1.5)
