import difflib, calendar, sys, random

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: calendar.month(2024, 0))
show(lambda: calendar.setfirstweekday(9))
