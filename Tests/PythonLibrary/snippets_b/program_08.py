from datetime import timedelta
total = sum((timedelta(minutes=m, seconds=s) for m, s in [(3, 45), (59, 59), (0, 16)]), timedelta())
print(total, total.total_seconds(), divmod(total, timedelta(minutes=7)))
