import difflib, calendar, sys, random

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


print(calendar.month(2024, 2))
print(calendar.calendar(2025))
print(calendar.TextCalendar(6).formatmonth(2025, 8, 3, 2))
print(calendar.monthrange(2024, 2)[1], int(calendar.monthrange(2024, 2)[0]), calendar.isleap(1900), calendar.leapdays(2000, 2021), calendar.monthcalendar(2021, 2), calendar.timegm((2020, 1, 1, 0, 0, 0)), list(calendar.day_name), calendar.month_abbr[3], calendar.weekheader(3), int(calendar.weekday(2024, 1, 1)))
show(lambda: calendar.monthrange(2024, 13))
