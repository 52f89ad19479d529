from decimal import *
D = Decimal
c = getcontext()

c.clear_flags()
D(1) / 3
print([s.__name__ for s, v in c.flags.items() if v])
