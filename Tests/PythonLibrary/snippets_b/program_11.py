from decimal import Decimal, getcontext, ROUND_HALF_UP
getcontext().prec = 10
print(Decimal(1) / Decimal(7), Decimal("2.675").quantize(Decimal("0.01"), ROUND_HALF_UP))
print(sum(Decimal(x) for x in ("0.1", "0.2", "0.3")) == Decimal("0.6"))
