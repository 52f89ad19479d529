from decimal import *
D = Decimal

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: D(10) // 0, lambda: D(10) % 0, lambda: D(1) + None, lambda: 'a' + D(1), lambda: D(1) < 'a', lambda: isinstance(D(1), __import__('numbers').Number), lambda: __import__('copy').deepcopy(D(1)), lambda: __import__('statistics').mean([D(1), D(2)]), lambda: D('1') == __import__('fractions').Fraction(1)]:
    show(f)
