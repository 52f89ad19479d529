from decimal import Decimal, localcontext
with localcontext() as ctx:
    ctx.prec = 50
    print(Decimal(2).sqrt())
    print(Decimal(1).exp())
    print(Decimal(10).ln())
print(Decimal(2).sqrt())
