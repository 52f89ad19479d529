from decimal import Decimal
balance = Decimal("1000.00")
for year in range(1, 6):
    balance += (balance * Decimal("0.035")).quantize(Decimal("0.01"))
    print(year, f"{balance:>12,.2f}")
