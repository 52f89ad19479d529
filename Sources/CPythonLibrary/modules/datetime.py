"""Dates, times, durations and time zones."""

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

MINYEAR = 1
MAXYEAR = 9999
_MAXORDINAL = 3652059
_DAY_US = 86400000000
_DAYS_IN = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_STATIC = {}


def _typename(value):
    cls = type(value)
    return _STATIC.get(cls) or cls.__name__


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else _DAYS_IN[month]


def _ordinal(year, month, day):
    y = year - 1
    days = y * 365 + y // 4 - y // 100 + y // 400 + _DAYS_BEFORE[month] + day
    if month > 2 and _is_leap(year):
        days += 1
    return days


def _civil(ordinal):
    # Years that begin in March put the leap day last, so every step is a plain division.
    n = ordinal + 305
    era, n = divmod(n, 146097)
    yoe = (n - n // 1460 + n // 36524 - n // 146096) // 365
    doy = n - (365 * yoe + yoe // 4 - yoe // 100)
    mp = (5 * doy + 2) // 153
    day = doy - (153 * mp + 2) // 5 + 1
    if mp < 10:
        return yoe + era * 400, mp + 3, day
    return yoe + era * 400 + 1, mp - 9, day


def _iso_start(year):
    """Ordinal of the Monday that starts ISO week 1."""
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def _index(value):
    if type(value) is int:
        return value
    try:
        return value.__index__()
    except AttributeError:
        pass
    raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")


def _check_date(year, month, day):
    year = _index(year)
    month = _index(month)
    day = _index(day)
    if not 1 <= year <= 9999:
        raise ValueError(f"year must be in 1..9999, not {year}")
    if not 1 <= month <= 12:
        raise ValueError(f"month must be in 1..12, not {month}")
    if not 1 <= day <= 28:
        most = _days_in_month(year, month)
        if not 1 <= day <= most:
            raise ValueError(f"day {day} must be in range 1..{most} for month {month} in year {year}")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour = _index(hour)
    minute = _index(minute)
    second = _index(second)
    microsecond = _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError(f"hour must be in 0..23, not {hour}")
    if not 0 <= minute <= 59:
        raise ValueError(f"minute must be in 0..59, not {minute}")
    if not 0 <= second <= 59:
        raise ValueError(f"second must be in 0..59, not {second}")
    if not 0 <= microsecond <= 999999:
        raise ValueError(f"microsecond must be in 0..999999, not {microsecond}")
    if fold != 0 and fold != 1:
        raise ValueError(f"fold must be either 0 or 1, not {fold}")
    return hour, minute, second, microsecond


def _check_tz(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{_typename(tz)}'")


def _round_ratio(a, b):
    """a / b to the nearest integer, ties to even."""
    q, r = divmod(a, b)
    r *= 2
    if (r > b or r == b and q & 1) if b > 0 else (r < b or r == b and q & 1):
        q += 1
    return q


def _clock_text(hh, mm, ss, us, timespec):
    if timespec == "auto":
        timespec = "microseconds" if us else "seconds"
    if timespec == "seconds":
        return "%02d:%02d:%02d" % (hh, mm, ss)
    if timespec == "microseconds":
        return "%02d:%02d:%02d.%06d" % (hh, mm, ss, us)
    if timespec == "milliseconds":
        return "%02d:%02d:%02d.%03d" % (hh, mm, ss, us // 1000)
    if timespec == "minutes":
        return "%02d:%02d" % (hh, mm)
    if timespec == "hours":
        return "%02d" % hh
    raise ValueError("Unknown timespec value")


def _offset_text(off, sep=":"):
    if off is None:
        return ""
    us = off._total()
    sign = "+"
    if us < 0:
        sign = "-"
        us = -us
    s, us = divmod(us, 1000000)
    text = "%s%02d%s%02d" % (sign, s // 3600, sep, s // 60 % 60)
    if s % 60 or us:
        text += "%s%02d" % (sep, s % 60)
        if us:
            text += ".%06d" % us
    return text


def _check_offset(name, offset):
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{_typename(offset)}'")
    if not -_DAY_US < offset._total() < _DAY_US:
        raise ValueError(
            "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
            f"not {offset!r}"
        )
    return offset


def _check_name(name):
    if name is not None and not isinstance(name, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{_typename(name)}'")
    return name


def _strftime(fmt, timetuple, microsecond, value):
    from _strptime import _format

    return _format(fmt, timetuple, microsecond, value)


def _digits(text, start, end):
    part = text[start:end]
    if len(part) != end - start or not (part.isascii() and part.isdigit()):
        raise ValueError
    return int(part)


def _parse_date(s):
    """Year, month and day of an ISO date that is the whole text."""
    size = len(s)
    year = _digits(s, 0, 4)
    dashed = s[4:5] == "-"
    at = 5 if dashed else 4
    if s[at : at + 1] == "W":
        at += 1
        week = _digits(s, at, at + 2)
        at += 2
        day = 1
        if at < size:
            if dashed:
                if s[at] != "-":
                    raise ValueError
                at += 1
            day = _digits(s, at, at + 1)
            at += 1
        if at != size:
            raise ValueError
        return _from_iso_week(year, week, day)
    month = _digits(s, at, at + 2)
    at += 2
    if dashed:
        if s[at : at + 1] != "-":
            raise ValueError
        at += 1
    day = _digits(s, at, at + 2)
    if at + 2 != size:
        raise ValueError
    return year, month, day


def _from_iso_week(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year must be in 1..9999, not {year}")
    start = _iso_start(year)
    if not 0 < week < 53 and not (week == 53 and _iso_start(year + 1) - start == 371):
        raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
    return _civil(start + (week - 1) * 7 + day - 1)


def _parse_hms(s):
    """[hour, minute, second, microsecond] of the text, which is one clock reading."""
    parts = [0, 0, 0, 0]
    size = len(s)
    parts[0] = _digits(s, 0, 2)
    at = 2
    if at == size:
        return parts
    colon = s[at] == ":"
    for i in 1, 2:
        if s[at] in ".,":
            raise ValueError
        if colon:
            if s[at] != ":":
                raise ValueError
            at += 1
        parts[i] = _digits(s, at, at + 2)
        at += 2
        if at == size:
            return parts
    # A fraction is one of seconds.
    if s[at] not in ".,":
        raise ValueError
    fraction = s[at + 1 :]
    if not fraction or not (fraction.isascii() and fraction.isdigit()):
        raise ValueError
    parts[3] = int((fraction + "00000")[:6])
    return parts


def _without_space(clock):
    """A space may stand between whole seconds and the zone."""
    return clock if "." in clock or "," in clock else clock.removesuffix(" ")


def _parse_time(s):
    """[hour, minute, second, microsecond, tzinfo], and whether the day ends there (24:00)."""
    if s[-1:] == "Z":
        clock = _without_space(s[:-1])
        tz = timezone.utc
    else:
        at = max(s.find("+"), s.find("-"))
        clock = s
        tz = None
        if at >= 0:
            clock = _without_space(s[:at])
            off = s[at + 1 :]
            if len(off) in (0, 1, 3):
                raise ValueError
            h, m, sec, us = _parse_hms(off)
            if h > 23 and (h, m, sec, us) != (24, 0, 0, 0) or m > 59 or sec > 59:
                raise ValueError
            total = ((h * 60 + m) * 60 + sec) * 1000000 + us
            if total == 0:
                tz = timezone.utc
            else:
                tz = timezone(timedelta(microseconds=-total if s[at] == "-" else total))
    parts = _parse_hms(clock)
    midnight = False
    if parts[0] == 24:
        if parts[1] or parts[2] or parts[3]:
            raise ValueError("minute, second, and microsecond must be 0 when hour is 24")
        parts[0] = 0
        midnight = True
    parts.append(tz)
    return parts, midnight


class timedelta:
    """A duration: the difference between two dates or times."""

    __slots__ = "_days", "_seconds", "_microseconds"

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        rest = 0.0
        for name, value, unit in (
            ("microseconds", microseconds, 1),
            ("milliseconds", milliseconds, 1000),
            ("seconds", seconds, 1000000),
            ("minutes", minutes, 60000000),
            ("hours", hours, 3600000000),
            ("days", days, _DAY_US),
            ("weeks", weeks, 7 * _DAY_US),
        ):
            if isinstance(value, int):
                total += value * unit
            elif isinstance(value, float):
                whole = int(value)
                total += whole * unit
                part = (value - whole) * unit
                whole = int(part)
                total += whole
                rest += part - whole
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {_typename(value)}")
        if rest:
            near = round(rest)
            if abs(near - rest) == 0.5:
                # A tie goes to the even neighbour of the sum, not of the fraction.
                odd = total & 1
                near = 2 * round((rest + odd) * 0.5) - odd
            total += near
        return _delta(total, cls)

    @property
    def days(self):
        return self._days

    @property
    def seconds(self):
        return self._seconds

    @property
    def microseconds(self):
        return self._microseconds

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        return self._total() / 1000000

    def __repr__(self):
        parts = []
        if self._days:
            parts.append("days=%d" % self._days)
        if self._seconds:
            parts.append("seconds=%d" % self._seconds)
        if self._microseconds:
            parts.append("microseconds=%d" % self._microseconds)
        return "%s(%s)" % (_typename(self), ", ".join(parts) or "0")

    def __str__(self):
        s = self._seconds
        text = "%d:%02d:%02d" % (s // 3600, s // 60 % 60, s % 60)
        days = self._days
        if days:
            text = "%d day%s, %s" % (days, "" if abs(days) == 1 else "s", text)
        if self._microseconds:
            text += ".%06d" % self._microseconds
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return _delta(self._total() + other._total())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return _delta(self._total() - other._total())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return _delta(other._total() - self._total())
        return NotImplemented

    def __neg__(self):
        return _delta(-self._total())

    def __pos__(self):
        return _delta(self._total())

    def __abs__(self):
        return _delta(abs(self._total()))

    def __mul__(self, other):
        if isinstance(other, int):
            return _delta(self._total() * int(other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _delta(_round_ratio(self._total() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        if isinstance(other, int):
            return _delta(self._total() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return _delta(_round_ratio(self._total(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _delta(_round_ratio(self._total() * b, a))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return _delta(self._total() % other._total())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._total(), other._total())
            return q, _delta(r)
        return NotImplemented

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._days != 0 or self._seconds != 0 or self._microseconds != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


def _delta(total, cls=timedelta):
    """The duration of so many microseconds."""
    s, us = divmod(total, 1000000)
    days, s = divmod(s, 86400)
    if not -999999999 <= days <= 999999999:
        raise OverflowError("days=%d; must have magnitude <= 999999999" % days)
    self = object.__new__(cls)
    self._days = days
    self._seconds = s
    self._microseconds = us
    return self


timedelta.min = _delta(-999999999 * _DAY_US)
timedelta.max = _delta(1000000000 * _DAY_US - 1)
timedelta.resolution = _delta(1)


class tzinfo:
    """What knows the offset from UTC; its subclasses say which."""

    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        off = dt.utcoffset()
        if off is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        saved = dt.dst()
        if saved is None:
            raise ValueError("fromutc: non-None dst() result required")
        delta = off - saved
        if delta:
            dt += delta
            saved = dt.dst()
            if saved is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + saved

    def __reduce__(self):
        args = self.__getinitargs__() if hasattr(self, "__getinitargs__") else ()
        return self.__class__, args, self.__getstate__() if hasattr(self, "__getstate__") else None


class timezone(tzinfo):
    """A fixed offset from UTC."""

    __slots__ = "_offset", "_name"

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {_typename(offset)}")
        if name is None:
            if not offset._total() and cls is timezone:
                return cls.utc
        elif not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {_typename(name)}")
        _check_offset("utcoffset", offset)
        return cls._make(offset, name)

    def __init_subclass__(cls):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    @classmethod
    def _make(cls, offset, name):
        self = object.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        if self._name is None:
            return "datetime.timezone(%r)" % (self._offset,)
        return "datetime.timezone(%r, %r)" % (self._offset, self._name)

    def __str__(self):
        return self.tzname(None)

    def _check(self, dt, name):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{name}(dt) argument must be a datetime instance or None, not {_typename(dt)}")

    def utcoffset(self, dt):
        self._check(dt, "utcoffset")
        return self._offset

    def tzname(self, dt):
        self._check(dt, "tzname")
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        self._check(dt, "dst")
        return None

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __reduce__(self):
        return timezone, (self._offset,) if self._name is None else (self._offset, self._name)


UTC = timezone.utc = timezone._make(timedelta(0), None)
timezone.min = timezone._make(timedelta(minutes=-1439), None)
timezone.max = timezone._make(timedelta(minutes=1439), None)


class IsoCalendarDate(tuple):
    """Year, week and weekday of the ISO calendar."""

    __slots__ = ()
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return "datetime.IsoCalendarDate(year=%s, week=%s, weekday=%s)" % tuple(self)

    def __reduce__(self):
        return tuple, (tuple(self),)


class date:
    """A day of the Gregorian calendar."""

    __slots__ = "_year", "_month", "_day"

    def __new__(cls, year, month, day):
        year, month, day = _check_date(year, month, day)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        return self

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        days = _split_stamp(timestamp)[0]
        return _date_of(days, cls)

    @classmethod
    def today(cls):
        from _time import time

        return cls.fromtimestamp(time())

    @classmethod
    def fromordinal(cls, n, /):
        n = _index(n)
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > _MAXORDINAL:
            raise ValueError(f"year must be in 1..9999, not {_civil(n)[0]}")
        return cls(*_civil(n))

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            fields = _parse_date(date_string)
        except ValueError as fault:
            if fault.args:
                raise
            fields = None
        if fields is None:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*fields)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_from_iso_week(_index(year), _index(week), _index(day)))

    @classmethod
    def strptime(cls, date_string, format, /):
        from _strptime import _strptime_datetime_date

        return _strptime_datetime_date(cls, date_string, format)

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    def __repr__(self):
        return "%s(%d, %d, %d)" % (_typename(self), self._year, self._month, self._day)

    def isoformat(self):
        return "%04d-%02d-%02d" % (self._year, self._month, self._day)

    def __str__(self):
        return self.isoformat()

    def ctime(self):
        return "%s %s %2d 00:00:00 %04d" % (_DAYS[self.weekday()], _MONTHS[self._month], self._day, self._year)

    def strftime(self, format):
        if not isinstance(self, date):
            raise TypeError("descriptor 'strftime' for 'datetime.date' objects doesn't apply to a"
                            f" '{type(self).__name__}' object")
        return _strftime(format, self.timetuple(), 0, self)

    def __format__(self, fmt, /):
        if not isinstance(fmt, str):
            raise TypeError(f"__format__() argument 1 must be str, not {_typename(fmt)}")
        return self.strftime(fmt) if fmt else str(self)

    def timetuple(self):
        return _struct(self._year, self._month, self._day, 0, 0, 0, -1)

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (_ordinal(self._year, self._month, self._day) + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        year = self._year
        n = _ordinal(year, self._month, self._day)
        start = _iso_start(year)
        if n < start:
            year -= 1
            start = _iso_start(year)
        elif n >= start + 364:
            after = _iso_start(year + 1)
            if n >= after:
                year += 1
                start = after
        week, day = divmod(n - start, 7)
        return IsoCalendarDate((year, week + 1, day + 1))

    def replace(self, year=None, month=None, day=None):
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
        )

    __replace__ = replace

    def __add__(self, other):
        if isinstance(other, timedelta):
            return _date_of(_ordinal(self._year, self._month, self._day) + other._days, type(self))
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return _date_of(_ordinal(self._year, self._month, self._day) - other._days, type(self))
        if isinstance(other, date) and not isinstance(other, datetime):
            return _delta((self.toordinal() - other.toordinal()) * _DAY_US)
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._day == other._day and self._month == other._month and self._year == other._year
        return NotImplemented

    def _key(self):
        return (self._year, self._month, self._day)

    def __lt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() < other._key()
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() <= other._key()
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() > other._key()
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() >= other._key()
        return NotImplemented

    def __hash__(self):
        return hash((self._year, self._month, self._day))

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day)


def _date_of(ordinal, cls):
    if not 1 <= ordinal <= _MAXORDINAL:
        raise OverflowError("date value out of range")
    if cls is not date:
        return cls(*_civil(ordinal))
    self = object.__new__(cls)
    self._year, self._month, self._day = _civil(ordinal)
    return self


def _struct(y, m, d, hh, mm, ss, dst):
    from time import struct_time

    n = _ordinal(y, m, d)
    return struct_time((y, m, d, hh, mm, ss, (n + 6) % 7, n - _ordinal(y, 1, 1) + 1, dst))


def _split_stamp(t):
    """Ordinal of the day and microseconds into it."""
    if isinstance(t, float):
        if t != t:
            raise ValueError("Invalid value NaN (not a number)")
        if t in (float("inf"), float("-inf")):
            raise OverflowError("cannot convert float infinity to integer")
        whole = int(t)
        us = whole * 1000000 + round((t - whole) * 1e6)
    else:
        us = _index(t) * 1000000
    days, us = divmod(us, _DAY_US)
    days += 719163
    if not 1 <= days <= _MAXORDINAL:
        raise ValueError(f"year must be in 1..9999, not {_civil(days)[0]}")
    return days, us


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


class time:
    """A reading of a clock, on no particular day."""

    __slots__ = "_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold"

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_tz(tzinfo)
        self = object.__new__(cls)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    @classmethod
    def strptime(cls, date_string, format, /):
        from _strptime import _strptime_datetime_time

        return _strptime_datetime_time(cls, date_string, format)

    @classmethod
    def fromisoformat(cls, time_string, /):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            fields = _parse_time(time_string.removeprefix("T"))[0]
        except ValueError as fault:
            if fault.args:
                raise
            fields = None
        if fields is None:
            raise ValueError(f"Invalid isoformat string: {time_string!r}")
        return cls(*fields)

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def _us(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _compare(self, other, equality=False):
        """The two sides as numbers that compare as the times do, or None when they can only differ."""
        if self._tzinfo is other._tzinfo:
            return self._us(), other._us()
        mine = self.utcoffset()
        theirs = other.utcoffset()
        if mine is None and theirs is None:
            return self._us(), other._us()
        if mine is None or theirs is None:
            if equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._us() - mine._total(), other._us() - theirs._total()

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        pair = self._compare(other, True)
        return pair is not None and pair[0] == pair[1]

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._compare(other)
        return a < b

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._compare(other)
        return a <= b

    def __gt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._compare(other)
        return a > b

    def __ge__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._compare(other)
        return a >= b

    def __hash__(self):
        off = (self.replace(fold=0) if self._fold else self).utcoffset()
        return hash(self._us() - (off._total() if off else 0))

    def __repr__(self):
        text = "%s(%d, %d" % (_typename(self), self._hour, self._minute)
        if self._microsecond:
            text += ", %d, %d" % (self._second, self._microsecond)
        elif self._second:
            text += ", %d" % self._second
        return text + _tail(self)

    def isoformat(self, timespec="auto"):
        text = _clock_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        return text + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        if not isinstance(self, time):
            raise TypeError("descriptor 'strftime' for 'datetime.time' objects doesn't apply to a"
                            f" '{type(self).__name__}' object")
        from time import struct_time

        when = struct_time((1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))
        return _strftime(format, when, self._microsecond, self)

    __format__ = date.__format__

    def utcoffset(self):
        return None if self._tzinfo is None else _check_offset("utcoffset", self._tzinfo.utcoffset(None))

    def tzname(self):
        return None if self._tzinfo is None else _check_name(self._tzinfo.tzname(None))

    def dst(self):
        return None if self._tzinfo is None else _check_offset("dst", self._tzinfo.dst(None))

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    __replace__ = replace

    def __reduce__(self):
        return _rebuild, (type(self), (self._hour, self._minute, self._second, self._microsecond, self._tzinfo), self._fold)


def _tail(self):
    text = ""
    if self._tzinfo is not None:
        text = ", tzinfo=%r" % (self._tzinfo,)
    if self._fold:
        text += ", fold=1"
    return text + ")"


def _rebuild(cls, args, fold):
    return cls(*args, fold=fold)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


class datetime(date):
    """A day and a reading of the clock, with or without a time zone."""

    __slots__ = "_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold"

    def __new__(
        cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0
    ):
        year, month, day = _check_date(year, month, day)
        hour, minute, second, microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_tz(tzinfo)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_tz(tz)
        result = _at(*_split_stamp(timestamp), tz, cls)
        return result if tz is None else tz.fromutc(result)

    @classmethod
    def utcfromtimestamp(cls, t, /):
        _warn("utcfromtimestamp(t)", "fromtimestamp(t, datetime.UTC)")
        return _at(*_split_stamp(t), None, cls)

    @classmethod
    def now(cls, tz=None):
        from _time import time

        return cls.fromtimestamp(time(), tz)

    @classmethod
    def utcnow(cls):
        from _time import time

        _warn("utcnow()", "now(datetime.UTC)")
        return _at(*_split_stamp(time()), None, cls)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        if not isinstance(date, _date):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {_typename(date)}")
        if not isinstance(time, _time):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {_typename(time)}")
        return cls(
            date._year,
            date._month,
            date._day,
            time._hour,
            time._minute,
            time._second,
            time._microsecond,
            time._tzinfo if tzinfo is True else tzinfo,
            fold=time._fold,
        )

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            at = _date_end(date_string)
            fields = list(_parse_date(date_string[:at]))
            midnight = False
            if at < len(date_string):
                clock, midnight = _parse_time(date_string[at + 1 :])
                fields += clock
        except ValueError as fault:
            if fault.args:
                raise
            fields = None
        if fields is None:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        result = cls(*fields)
        return result + timedelta(days=1) if midnight else result

    @classmethod
    def strptime(cls, date_string, format, /):
        from _strptime import _strptime_datetime_datetime

        return _strptime_datetime_datetime(cls, date_string, format)

    def timetuple(self):
        saved = self.dst()
        return _struct(
            self._year, self._month, self._day, self._hour, self._minute, self._second,
            -1 if saved is None else 1 if saved else 0,
        )  # fmt: skip

    def utctimetuple(self):
        offset = self.utcoffset()
        if offset:
            self -= offset
        return _struct(self._year, self._month, self._day, self._hour, self._minute, self._second, 0)

    def _us(self):
        """Microseconds since the start of year 1, by the clock's own reading."""
        seconds = (self._hour * 60 + self._minute) * 60 + self._second
        return (_ordinal(self._year, self._month, self._day) * 86400 + seconds) * 1000000 + self._microsecond

    def timestamp(self):
        us = self._us() - 719163 * _DAY_US
        if self._tzinfo is not None:
            offset = self.utcoffset()
            if offset is not None:
                us -= offset._total()
        return us / 1000000

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return _time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return _time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(
        self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
        tzinfo=True, *, fold=None
    ):  # fmt: skip
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    __replace__ = replace

    def astimezone(self, tz=None):
        if tz is None:
            tz = timezone._make(timedelta(0), "UTC")
        elif not isinstance(tz, tzinfo):
            raise TypeError(f"tz argument must be an instance of tzinfo, not {_typename(tz)}")
        mine = self._tzinfo
        offset = None if mine is None else mine.utcoffset(self)
        if mine is tz and offset is not None:
            return self
        # A naive time is local time, which here is UTC.
        utc = self if offset is None else self - offset
        return tz.fromutc(utc.replace(tzinfo=tz))

    def ctime(self):
        return "%s %s %2d %02d:%02d:%02d %04d" % (
            _DAYS[self.weekday()], _MONTHS[self._month], self._day, self._hour, self._minute, self._second, self._year,
        )  # fmt: skip

    def isoformat(self, sep="T", timespec="auto"):
        if not isinstance(sep, str) or len(sep) != 1:
            if isinstance(sep, str):
                raise TypeError(
                    f"isoformat() argument 1 must be a unicode character, not a string of length {len(sep)}"
                )
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not {_typename(sep)}")
        text = "%04d-%02d-%02d%s" % (self._year, self._month, self._day, sep) + _clock_text(
            self._hour, self._minute, self._second, self._microsecond, timespec
        )
        return text if self._tzinfo is None else text + _offset_text(self.utcoffset())

    def __repr__(self):
        fields = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        if not fields[-1]:
            del fields[-1]
            if not fields[-1]:
                del fields[-1]
        return "%s(%s" % (_typename(self), ", ".join(map(str, fields))) + _tail(self)

    def __str__(self):
        return self.isoformat(" ")

    def strftime(self, format):
        if not isinstance(self, datetime):
            raise TypeError("descriptor 'strftime' for 'datetime.date' objects doesn't apply to a"
                            f" '{type(self).__name__}' object")
        return _strftime(format, self.timetuple(), self._microsecond, self)

    def utcoffset(self):
        return None if self._tzinfo is None else _check_offset("utcoffset", self._tzinfo.utcoffset(self))

    def tzname(self):
        return None if self._tzinfo is None else _check_name(self._tzinfo.tzname(self))

    def dst(self):
        return None if self._tzinfo is None else _check_offset("dst", self._tzinfo.dst(self))

    def _compare(self, other, equality=False):
        """The two sides as numbers that compare as the times do, or None when they can only differ."""
        if self._tzinfo is other._tzinfo:
            return self._us(), other._us()
        mine = self.utcoffset()
        theirs = other.utcoffset()
        if equality:
            # A time whose offset depends on fold is equal to no time of another zone.
            if mine != self.replace(fold=not self._fold).utcoffset():
                return None
            if theirs != other.replace(fold=not other._fold).utcoffset():
                return None
        if mine is None and theirs is None:
            return self._us(), other._us()
        if mine is None or theirs is None:
            if equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._us() - mine._total(), other._us() - theirs._total()

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        pair = self._compare(other, True)
        return pair is not None and pair[0] == pair[1]

    def __lt__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._compare(other)
        return a < b

    def __le__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._compare(other)
        return a <= b

    def __gt__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._compare(other)
        return a > b

    def __ge__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._compare(other)
        return a >= b

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _at(*divmod(self._us() + other._total(), _DAY_US), self._tzinfo, type(self))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return _at(*divmod(self._us() - other._total(), _DAY_US), self._tzinfo, type(self))
        if not isinstance(other, datetime):
            return NotImplemented
        gap = self._us() - other._us()
        if self._tzinfo is not other._tzinfo:
            mine = self.utcoffset()
            theirs = other.utcoffset()
            if mine is None or theirs is None:
                if mine is not theirs:
                    raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            else:
                gap += theirs._total() - mine._total()
        return _delta(gap)

    def __hash__(self):
        off = None
        if self._tzinfo is not None:
            off = (self.replace(fold=0) if self._fold else self).utcoffset()
        return hash(self._us() - (off._total() if off else 0))

    def __reduce__(self):
        args = (
            self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond, self._tzinfo,
        )  # fmt: skip
        return _rebuild, (type(self), args, self._fold)


def _at(ordinal, us, tz, cls):
    """The moment so many microseconds into a day."""
    if not 1 <= ordinal <= _MAXORDINAL:
        raise OverflowError("date value out of range")
    year, month, day = _civil(ordinal)
    s, us = divmod(us, 1000000)
    if cls is not datetime:
        return cls(year, month, day, s // 3600, s // 60 % 60, s % 60, us, tz)
    self = object.__new__(cls)
    self._year = year
    self._month = month
    self._day = day
    self._hour = s // 3600
    self._minute = s // 60 % 60
    self._second = s % 60
    self._microsecond = us
    self._tzinfo = tz
    self._fold = 0
    return self


def _warn(name, instead):
    import warnings

    warnings.warn(
        f"datetime.datetime.{name.split('(')[0]}() is deprecated and scheduled for removal in a future version. Use "
        f"timezone-aware objects to represent datetimes in UTC: datetime.datetime.{instead}.",
        DeprecationWarning,
        stacklevel=3,
    )


def _date_end(s):
    """Where the date ends in an ISO date and time; what separates them may be any one character."""
    size = len(s)
    if size < 7:
        raise ValueError
    if size == 7:
        return 7
    if s[4] == "-":
        if s[5] == "W":
            if size < 8:
                raise ValueError
            if size > 8 and s[8] == "-":
                if size == 9:
                    raise ValueError
                if size > 10 and s[10].isdigit():
                    # The dash is the separator: what follows are an hour's digits.
                    return 8
                return 10
            return 8
        return 10
    if s[4] == "W":
        at = 7
        while at < size and s[at].isdigit():
            at += 1
        if at < 9:
            return at
        return 7 if at % 2 == 0 else 8
    return 8


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)

_date = date
_time = time
_STATIC.update(
    {c: "datetime." + c.__name__ for c in (date, time, datetime, timedelta, timezone, tzinfo, IsoCalendarDate)}
)
