import difflib, calendar, sys, random

calendar.setfirstweekday(6)
print(calendar.month(2024, 9))
print(calendar.firstweekday())
calendar.prmonth(2024, 1)
