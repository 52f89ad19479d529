import difflib, calendar, sys, random
c = calendar.Calendar(6)

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(c.itermonthdays2(2024, 2)))
show(lambda: list(c.itermonthdays3(2024, 12)))
show(lambda: list(c.itermonthdates(2024, 2))[:2])
show(lambda: c.yeardayscalendar(2024, 6)[1][0])
show(lambda: list(c.iterweekdays()))
