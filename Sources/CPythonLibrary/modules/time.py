"""Clocks from the host, and the arithmetic and text of broken-down time. Local time is UTC."""

from _time import monotonic, monotonic_ns, perf_counter, perf_counter_ns, process_time, sleep, time, time_ns

timezone = 0
altzone = 0
daylight = 0
tzname = ("UTC", "UTC")

CLOCK_REALTIME = 0
CLOCK_MONOTONIC = 1
CLOCK_PROCESS_CPUTIME_ID = 2

_FIELDS = (
    "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst",
    "tm_zone", "tm_gmtoff",
)  # fmt: skip
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _field(index):
    return property(lambda self: self[index])


class struct_time(tuple):
    """Broken-down time: nine items, and two more by name only."""

    __module__ = "time"
    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0
    __match_args__ = _FIELDS[:9]

    def __new__(cls, sequence, dict=None, /):
        try:
            values = tuple(sequence)
        except TypeError:
            raise TypeError("constructor requires a sequence") from None
        if len(values) < 9:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(values)}-sequence given)")
        if len(values) > 11:
            raise TypeError(f"time.struct_time() takes an at most 11-sequence ({len(values)}-sequence given)")
        self = tuple.__new__(cls, values[:9])
        hidden = dict or {}
        self.__dict__["_zone"] = values[9] if len(values) > 9 else hidden.get("tm_zone")
        self.__dict__["_gmtoff"] = values[10] if len(values) > 10 else hidden.get("tm_gmtoff")
        return self

    tm_year = _field(0)
    tm_mon = _field(1)
    tm_mday = _field(2)
    tm_hour = _field(3)
    tm_min = _field(4)
    tm_sec = _field(5)
    tm_wday = _field(6)
    tm_yday = _field(7)
    tm_isdst = _field(8)
    tm_zone = property(lambda self: self._zone)
    tm_gmtoff = property(lambda self: self._gmtoff)

    def __repr__(self):
        return "time.struct_time(%s)" % ", ".join("%s=%r" % pair for pair in zip(_FIELDS, self))

    def __reduce__(self):
        return struct_time, (tuple(self), {"tm_zone": self._zone, "tm_gmtoff": self._gmtoff})


def _days(year, month, day):
    """Days since 1970-01-01 of a date whose month is in range."""
    if month <= 2:
        year -= 1
        month += 12
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month - 457) // 5 + day - 719469


def _seconds(secs):
    if secs is None:
        return int(time() // 1)
    if isinstance(secs, float):
        if secs != secs:
            raise ValueError("Invalid value NaN (not a number)")
        secs = int(secs // 1)
    elif not isinstance(secs, int):
        raise TypeError(f"'{type(secs).__name__}' object cannot be interpreted as an integer")
    if not -67768040609740800 <= secs <= 67768036191676799:
        raise OverflowError("timestamp out of range for platform time_t")
    return secs


def _broken_down(secs, zone):
    days, secs = divmod(secs, 86400)
    n = days + 719468
    era, doe = divmod(n, 146097)
    yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    mp = (5 * doy + 2) // 153
    day = doy - (153 * mp + 2) // 5 + 1
    month = mp + 3 if mp < 10 else mp - 9
    year = yoe + era * 400 + (month <= 2)
    yday = days - _days(year, 1, 1) + 1
    clock = (secs // 3600, secs // 60 % 60, secs % 60)
    return struct_time((year, month, day) + clock + ((days + 3) % 7, yday, 0, zone, 0))


def gmtime(seconds=None, /):
    """Broken-down UTC."""
    return _broken_down(_seconds(seconds), "UTC")


def localtime(seconds=None, /):
    """Broken-down local time, which is UTC."""
    return _broken_down(_seconds(seconds), "UTC")


def _tuple(t):
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) != 9:
        raise TypeError(f"function takes exactly 9 arguments ({len(t)} given)")
    for v in t:
        if not isinstance(v, int):
            raise TypeError(f"'{type(v).__name__}' object cannot be interpreted as an integer")
    return t


def mktime(t, /):
    """Seconds since the epoch of a local time."""
    y, m, d, hh, mm, ss = _tuple(t)[:6]
    y, m = y + (m - 1) // 12, (m - 1) % 12 + 1
    return float(((_days(y, m, d) * 24 + hh) * 60 + mm) * 60 + ss)


def _checked(t):
    """The tuple with what may be zero made one, and everything in range."""
    y, m, d, hh, mm, ss, wday, yday, dst = _tuple(t)
    m = m or 1
    d = d or 1
    yday = yday or 1
    if not 1 <= m <= 12:
        raise ValueError("month out of range")
    if not 1 <= d <= 31:
        raise ValueError("day of month out of range")
    if not 0 <= hh <= 23:
        raise ValueError("hour out of range")
    if not 0 <= mm <= 59:
        raise ValueError("minute out of range")
    if not 0 <= ss <= 61:
        raise ValueError("seconds out of range")
    if wday < -1:
        raise ValueError("day of week out of range")
    wday = wday % 7
    if not 1 <= yday <= 366:
        raise ValueError("day of year out of range")
    return y, m, d, hh, mm, ss, wday, yday, dst


def asctime(t=None, /):
    """Text like 'Sun Jun 20 23:21:05 1993'."""
    y, m, d, hh, mm, ss, wday, _, _ = _checked(localtime() if t is None else t)
    return "%s %s%3d %.2d:%.2d:%.2d %d" % (_DAYS[wday], _MONTHS[m - 1], d, hh, mm, ss, y)


def ctime(seconds=None, /):
    """Text of a number of seconds since the epoch."""
    return asctime(localtime(seconds))


def strftime(format, t=None, /):
    """Text of a broken-down time, by a format."""
    from _strptime import _format

    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    return _format(format, _checked(localtime() if t is None else t), None, t)


def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    """Broken-down time, read from text by a format."""
    from _strptime import _strptime_time

    return _strptime_time(string, format)


def process_time_ns():
    return int(process_time() * 1e9)


def thread_time():
    return process_time()


def thread_time_ns():
    return process_time_ns()


def clock_gettime(clk_id, /):
    if clk_id == CLOCK_REALTIME:
        return time()
    return process_time() if clk_id == CLOCK_PROCESS_CPUTIME_ID else monotonic()


def clock_gettime_ns(clk_id, /):
    return time_ns() if clk_id == CLOCK_REALTIME else int(clock_gettime(clk_id) * 1e9)


def get_clock_info(name, /):
    from types import SimpleNamespace

    if name not in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
        raise ValueError("unknown clock")
    return SimpleNamespace(
        implementation="host", monotonic=name != "time", adjustable=name == "time", resolution=1e-09
    )


def tzset():
    """Does nothing: local time is UTC."""
