import calendar
print(calendar.month(2024, 2))
print([y for y in range(1896, 1912) if calendar.isleap(y)], calendar.monthcalendar(2023, 2)[0])
