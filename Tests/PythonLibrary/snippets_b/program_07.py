from datetime import datetime, timezone, timedelta
utc = datetime(2024, 3, 10, 12, tzinfo=timezone.utc)
for hours in (-8, -3.5, 0, 5.5, 13):
    print(utc.astimezone(timezone(timedelta(hours=hours))).isoformat())
