from datetime import date, timedelta
def business_days(first, last):
    day = first
    n = 0
    while day <= last:
        n += day.weekday() < 5
        day += timedelta(days=1)
    return n
print(business_days(date(2024, 2, 1), date(2024, 2, 29)))
