from decimal import Decimal, InvalidOperation, DivisionByZero
for a, b in (("1", "0"), ("0", "0"), ("x", "1")):
    try:
        print(Decimal(a) / Decimal(b))
    except (InvalidOperation, DivisionByZero) as e:
        print(type(e).__name__, e)
