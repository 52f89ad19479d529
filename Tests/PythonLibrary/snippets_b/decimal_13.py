from decimal import *
D = Decimal

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: D(3).__class__.__mro__, lambda: D('1.1').__round__('x'), lambda: D('123').logb(), lambda: D('1') / D('-Inf')]:
    show(f)
with localcontext() as c:
    c.prec = 5
    print(D(1) / 7, c.prec)
with localcontext(prec=50, rounding=ROUND_UP):
    print(D(1) / 7)
print(D(1) / 7)
