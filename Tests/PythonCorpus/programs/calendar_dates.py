"""Calendar arithmetic by hand, checked against datetime."""
from datetime import date, datetime, timedelta

NAMES = "Mon Tue Wed Thu Fri Sat Sun".split()
LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year, month):
    return 29 if month == 2 and leap(year) else LENGTHS[month - 1]


def weekday(year, month, day):
    """Zeller's congruence, Monday is 0."""
    if month < 3:
        month, year = month + 12, year - 1
    k, j = year % 100, year // 100
    return (day + 13 * (month + 1) // 5 + k + k // 4 + j // 4 + 5 * j + 5) % 7


def ordinal(year, month, day):
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400 + sum(month_length(year, m) for m in range(1, month)) + day


def easter(year):
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return date(year, month, day + 1)


def add_months(d, n):
    year, month = divmod(d.year * 12 + d.month - 1 + n, 12)
    return date(year, month + 1, min(d.day, month_length(year, month + 1)))


def age(born, today):
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def workdays(start, end, holidays=()):
    day, count = start, 0
    while day < end:
        count += day.weekday() < 5 and day not in holidays
        day += timedelta(days=1)
    return count


def calendar_page(year, month):
    first = weekday(year, month, 1)
    cells = ["  "] * first + [f"{d:2}" for d in range(1, month_length(year, month) + 1)]
    yield f"{date(year, month, 1):%B %Y}".center(20).rstrip()
    yield " ".join(n[:2] for n in NAMES)
    for i in range(0, len(cells), 7):
        yield " ".join(cells[i:i + 7])


print(*calendar_page(2024, 2), sep="\n")
sample = [(1900, 3, 1), (2000, 2, 29), (2024, 12, 31), (1969, 7, 20), (1, 1, 1)]
for ymd in sample:
    d = date(*ymd)
    assert weekday(*ymd) == d.weekday() and ordinal(*ymd) == d.toordinal()
    print(d, NAMES[weekday(*ymd)], ordinal(*ymd), d.isocalendar()[1])
print([str(easter(y)) for y in (1961, 2000, 2024, 2038)])
print([str(add_months(date(2024, 1, 31), n)) for n in (1, 2, 13, -2)])
print(age(date(2000, 2, 29), date(2023, 2, 28)), age(date(2000, 2, 29), date(2023, 3, 1)))
print(workdays(date(2024, 12, 20), date(2025, 1, 3), {date(2024, 12, 25), date(2025, 1, 1)}))
a, b = datetime(2024, 3, 10, 23, 59, 30), datetime(2024, 3, 12, 1, 0, 5, 250)
print(b - a, (b - a).total_seconds(), a + timedelta(hours=36, minutes=1), max(a, b).time(), -(b - a))
print([f"{a:{f}}" for f in ("%d.%m.%y", "%H:%M", "%j", "%b %-d")], a.replace(year=2025).isoformat(" "))
print(datetime.fromisoformat("2024-05-06T07:08:09"), date.fromisoformat("2024-05-06").strftime("%a %d %b"))
for text in ("2024-02-30", "2024-13-01", "tomorrow"):
    try:
        print(datetime.strptime(text, "%Y-%m-%d"))
    except ValueError as error:
        print(text, "is", type(error).__name__)
try:
    date(2023, 2, 29)
except ValueError as error:
    print("no", type(error).__name__)
print(timedelta(days=1, hours=-3), timedelta(weeks=1) / timedelta(days=2), divmod(timedelta(hours=25), timedelta(hours=7)), timedelta(seconds=90) * 1.5)
