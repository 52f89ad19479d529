import csv
totals = {}
for region, amount in csv.reader(["north,10", "south,5", "north,2.5"]):
    totals[region] = totals.get(region, 0) + float(amount)
print(totals)
