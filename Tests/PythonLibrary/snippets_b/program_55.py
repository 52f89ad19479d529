from zoneinfo import ZoneInfo, ZoneInfoNotFoundError
from datetime import datetime
print(datetime(2024, 1, 1, tzinfo=ZoneInfo("UTC")).isoformat(), repr(ZoneInfo("UTC")))
try:
    ZoneInfo("No/Such")
except ZoneInfoNotFoundError as e:
    print(e)
