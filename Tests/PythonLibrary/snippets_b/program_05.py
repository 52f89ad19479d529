from datetime import datetime, timedelta
start = datetime(2024, 1, 31, 9, 30)
for days in (1, 29, 30, 366):
    print((start + timedelta(days=days)).strftime("%a %d %b %Y %H:%M"))
