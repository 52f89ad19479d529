"""Text of dates and times by a format, both ways. The locale is always C."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WHOLE = {
    "c": "%a %b %e %H:%M:%S %Y", "D": "%m/%d/%y", "x": "%m/%d/%y", "F": "%Y-%m-%d", "T": "%H:%M:%S",
    "X": "%H:%M:%S", "R": "%H:%M", "r": "%I:%M:%S %p", "h": "%b", "+": "%a %b %e %H:%M:%S %Z %Y",
}  # fmt: skip


def _weeks(first_weekday, yday, wday):
    """Week number when weeks start on Sunday (first_weekday 6) or Monday (0)."""
    return (yday - 1 + 7 - (wday - first_weekday) % 7) // 7


def _iso(year, yday, wday):
    """ISO year and week of a day told by year, day of the year and weekday."""
    week = (yday - 1 - wday + 10) // 7
    if week < 1:
        return year - 1, _iso_weeks(year - 1)
    if week > 52 and week > _iso_weeks(year):
        return year + 1, 1
    return year, week


def _iso_weeks(year):
    def shift(y):
        return (y + y // 4 - y // 100 + y // 400) % 7

    return 53 if shift(year) == 4 or shift(year - 1) == 3 else 52


def _format(fmt, t, microsecond, value):
    """`microsecond` is None for time.strftime; otherwise `value` is a date, time or datetime."""
    year, month, day, hour, minute, second, wday, yday, dst = tuple(t)[:9]
    modern = microsecond is not None
    out = []
    i = 0
    size = len(fmt)
    while True:
        j = fmt.find("%", i)
        if j < 0:
            out.append(fmt[i:])
            return "".join(out)
        out.append(fmt[i:j])
        i = j + 1
        flag = ""
        while i < size and fmt[i] in "-_0^#":
            flag += fmt[i]
            i += 1
        width = 0
        while i < size and fmt[i].isdigit():
            width = width * 10 + int(fmt[i])
            i += 1
        if width > 1000:
            raise ValueError("Invalid format string")
        colon = fmt[i : i + 1] == ":"
        if colon and modern and fmt[i + 1 : i + 2] == "z":
            i += 1
        elif fmt[i : i + 1] in ("E", "O") and i + 1 < size:
            i += 1
        c = fmt[i : i + 1]
        i += 1
        text = None
        number = None
        pad = 2
        fill = "0"
        if c == "Y":
            number, pad = year, 4 if modern else 0
        elif c == "m":
            number = month
        elif c == "d":
            number = day
        elif c == "H":
            number = hour
        elif c == "M":
            number = minute
        elif c == "S":
            number = second
        elif c == "f" and modern:
            number, pad = microsecond, 6
        elif c == "z":
            if not modern:
                text = "+0000"
            else:
                offset = value.utcoffset() if hasattr(value, "utcoffset") else None
                if offset is None:
                    text = ""
                else:
                    from datetime import _offset_text

                    text = _offset_text(offset, ":" if colon else "")
        elif c == "Z":
            if not modern:
                text = "UTC"
            else:
                text = (value.tzname() if hasattr(value, "tzname") else None) or ""
        elif c == "a":
            text = _DAYS[wday][:3]
        elif c == "A":
            text = _DAYS[wday]
        elif c == "b" or c == "h":
            text = _MONTHS[month - 1][:3]
        elif c == "B":
            text = _MONTHS[month - 1]
        elif c == "p":
            text = "AM" if hour < 12 else "PM"
            if "#" in flag:
                text = text.lower()
                flag = ""
        elif c == "P":
            text = "am" if hour < 12 else "pm"
        elif c == "I":
            number = (hour + 11) % 12 + 1
        elif c == "y":
            number = year % 100
        elif c == "j":
            number, pad = yday, 3
        elif c == "e":
            number, fill = day, " "
        elif c == "k":
            number, fill = hour, " "
        elif c == "l":
            number, fill = (hour + 11) % 12 + 1, " "
        elif c == "C":
            number = year // 100
        elif c == "u":
            number, pad = wday + 1, 1
        elif c == "w":
            number, pad = (wday + 1) % 7, 1
        elif c == "U":
            number = _weeks(6, yday, wday)
        elif c == "W":
            number = _weeks(0, yday, wday)
        elif c == "V":
            number = _iso(year, yday, wday)[1]
        elif c == "G":
            number, pad = _iso(year, yday, wday)[0], 4 if modern else 0
        elif c == "g":
            number = _iso(year, yday, wday)[0] % 100
        elif c == "n":
            text = "\n"
        elif c == "t":
            text = "\t"
        elif c == "%":
            text = "%"
        elif c == "s":
            if modern and hasattr(value, "timestamp"):
                number = int(value.replace(tzinfo=None).timestamp() // 1)
            else:
                from time import mktime

                number = int(mktime((year, month, day, hour, minute, second, 0, 1, -1)))
            pad = 1
        elif c in _WHOLE and c:
            text = _format(_WHOLE[c], t, microsecond, value)
        else:
            out.append(fmt[j:i])
            continue
        if number is not None:
            if "-" in flag:
                pad = 0
            elif "_" in flag:
                fill = " "
            elif "0" in flag:
                fill = "0"
            pad = max(pad, width)
            sign = "-" if number < 0 else ""
            text = sign + str(abs(number)).rjust(pad - len(sign), fill)
        else:
            if "^" in flag:
                text = text.upper()
            elif "#" in flag:
                text = text.lower() if c == "Z" else text.upper()
            if width:
                text = text.rjust(width, "0" if "0" in flag else " ")
        out.append(text)


# Ranges of what each directive reads: digits at most, least, most.
_NUMBERS = {
    "d": (2, 1, 31), "H": (2, 0, 23), "I": (2, 1, 12), "j": (3, 1, 366), "m": (2, 1, 12), "M": (2, 0, 59),
    "S": (2, 0, 61), "U": (2, 0, 53), "W": (2, 0, 53), "V": (2, 0, 53), "w": (1, 0, 6), "u": (1, 1, 7),
}  # fmt: skip
_NAMES = {
    "a": [n[:3].lower() for n in _DAYS], "A": [n.lower() for n in _DAYS],
    "b": [n[:3].lower() for n in _MONTHS], "B": [n.lower() for n in _MONTHS],
    "p": ["am", "pm"], "Z": ["utc", "gmt"],
}  # fmt: skip
_READ_WHOLE = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}


def _digit(s, i):
    return "0" <= s[i : i + 1] <= "9"


def _number(s, i, spec, space):
    """Ways to read a number at i, the longest first: (value, next index)."""
    most_digits, least, most = spec
    run = 0
    while run < most_digits and _digit(s, i + run):
        run += 1
    while run:
        value = int(s[i : i + run])
        if least <= value <= most:
            yield value, i + run
        run -= 1
    if space and s[i : i + 1] == " " and _digit(s, i + 1) and int(s[i + 1]) >= least:
        yield int(s[i + 1]), i + 2


def _zone(s, i):
    """Ways to read an offset from UTC at i: (seconds, microseconds), next index."""
    if s[i : i + 1] == "Z":
        yield (0, 0), i + 1
        return
    sign = s[i : i + 1]
    if not sign or sign not in "+-" or not (_digit(s, i + 1) and _digit(s, i + 2)):
        return
    hours = int(s[i + 1 : i + 3])
    at = i + 3
    colon = s[at : at + 1] == ":"
    at += colon
    if not ("0" <= s[at : at + 1] <= "5" and _digit(s, at + 1)):
        return
    minutes = int(s[at : at + 2])
    at += 2
    total = hours * 3600 + minutes * 60
    micro = 0
    then = at + (s[at : at + 1] == ":")
    if "0" <= s[then : then + 1] <= "5" and _digit(s, then + 1):
        if (then > at) != colon:
            raise ValueError(f"Inconsistent use of : in {s[i : then + 2]}")
        total += int(s[then : then + 2])
        at = then + 2
        if s[at : at + 1] == "." and _digit(s, at + 1):
            end = at + 1
            while end < at + 7 and _digit(s, end):
                end += 1
            micro = int(s[at + 1 : end].ljust(6, "0"))
            at = end
    yield (-total, -micro) if sign == "-" else (total, micro), at


def _ways(kind, s, low, i):
    spec = _NUMBERS.get(kind)
    if spec is not None:
        yield from _number(s, i, spec, kind in "dHI")
    elif kind in _NAMES:
        names = _NAMES[kind]
        for index in sorted(range(len(names)), key=lambda k: -len(names[k])):
            if low.startswith(names[index], i):
                yield index, i + len(names[index])
    elif kind == "Y" or kind == "G":
        if all(_digit(s, i + k) for k in range(4)):
            yield int(s[i : i + 4]), i + 4
    elif kind == "y":
        if _digit(s, i) and _digit(s, i + 1):
            yield int(s[i : i + 2]), i + 2
    elif kind == "f":
        end = i
        while end < i + 6 and _digit(s, end):
            end += 1
        while end > i:
            yield int(s[i:end].ljust(6, "0")), end
            end -= 1
    elif kind == "z":
        yield from _zone(s, i)


_KNOWN = frozenset("aAbBcdfGHIjmMpSuUVwWxXyYzZ")


def _tokens(fmt):
    """The format as a list of ('%', directive), (' ', '') for white space, and ('=', text)."""
    tokens = []
    i = 0
    size = len(fmt)
    seen = set()
    whole = fmt

    def add(fmt):
        i = 0
        while i < len(fmt):
            c = fmt[i]
            i += 1
            if c.isspace():
                if not tokens or tokens[-1][0] != " ":
                    tokens.append((" ", ""))
            elif c != "%":
                tokens.append(("=", c.lower()))
            else:
                if i >= len(fmt):
                    raise ValueError("stray %% in format '%s'" % whole)
                c = fmt[i]
                i += 1
                if c in "EO" and fmt[i : i + 1] and fmt[i] in _KNOWN:
                    c = fmt[i]
                    i += 1
                if c == ":" and fmt[i : i + 1] == "z":
                    i += 1
                    c = "z"
                if c == "%":
                    tokens.append(("=", "%"))
                elif c in _READ_WHOLE:
                    add(_READ_WHOLE[c])
                elif c not in _KNOWN:
                    if c.isspace():
                        raise ValueError("stray %% in format '%s'" % whole)
                    raise ValueError("'%s' is a bad directive in format '%s'" % (c, whole))
                else:
                    if c in seen:
                        raise ValueError(
                            "redefinition of group name %r as group %d; was group %d"
                            % (c, len(seen) + 1, sorted(seen).index(c) + 1)
                        )
                    seen.add(c)
                    tokens.append(("%", c))

    add(fmt)
    return tokens


def _match(tokens, s):
    """What each directive read, and where reading ended; None when the text doesn't fit."""
    low = s.lower()
    if len(low) != len(s):
        low = s
    # One entry for every directive that was passed: its other ways, and where in the format it stands.
    stack = []
    found = {}
    k = i = 0
    count = len(tokens)
    while k < count:
        kind, arg = tokens[k]
        if kind == "%":
            ways = _ways(arg, s, low, i)
            stack.append((k, ways))
        elif kind == " ":
            end = i
            while end < len(s) and s[end].isspace():
                end += 1
            if end > i:
                i = end
                k += 1
                continue
        elif low[i : i + 1] == arg:
            i += 1
            k += 1
            continue
        while stack:
            k, ways = stack[-1]
            step = next(ways, None)
            if step is not None:
                found[tokens[k][1]], i = step
                k += 1
                break
            stack.pop()
        else:
            return None
    return found, i


def _strptime(data_string, format="%a %b %d %H:%M:%S %Y"):
    """Fields of the text: a nine-tuple with zone, the zone's offset, and microseconds."""
    for index, arg in enumerate((data_string, format), 1):
        if not isinstance(arg, str):
            raise TypeError(f"strptime() argument {index} must be str, not {type(arg).__name__}")
    from datetime import _civil, _iso_start, _ordinal

    result = _match(_tokens(format), data_string)
    if result is None:
        raise ValueError("time data %r does not match format %r" % (data_string, format))
    found, end = result
    if end != len(data_string):
        raise ValueError("unconverted data remains: %s" % data_string[end:])
    get = found.get
    year = get("Y")
    if "y" in found:
        year = found["y"] + (2000 if found["y"] <= 68 else 1900)
    iso_year = get("G")
    month = get("m", 1)
    if "B" in found:
        month = found["B"] + 1
    if "b" in found:
        month = found["b"] + 1
    day = get("d", 1)
    hour = get("H", 0)
    if "I" in found:
        hour = found["I"] % 12
        if get("p") == 1:
            hour += 12
    weekday = None
    if "w" in found:
        weekday = (found["w"] + 6) % 7
    if "u" in found:
        weekday = found["u"] - 1
    for name in "a", "A":
        if name in found:
            weekday = found[name]
    julian = get("j")
    week = None
    sunday = False
    if "U" in found:
        week, sunday = found["U"], True
    if "W" in found:
        week, sunday = found["W"], False
    iso_week = get("V")
    offset, fraction = get("z", (None, 0))
    zone = None
    if "Z" in found:
        zone = 0
    if iso_year is not None:
        if julian is not None:
            raise ValueError(
                "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead."
            )
        if iso_week is None or weekday is None:
            raise ValueError(
                "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive "
                "('%A', '%a', '%w', or '%u')."
            )
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError(
                "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive "
                "('%A', '%a', '%w', or '%u')."
            )
        raise ValueError(
            "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead."
        )
    leap_guess = False
    if year is None:
        if month == 2 and day == 29:
            # A leap year so that the day exists; the caller is told the default year.
            year = 1904
            leap_guess = True
        else:
            year = 1900
    if julian is None and weekday is not None:
        if week is not None:
            first = (_ordinal(year, 1, 1) + 6) % 7
            day_of_week = weekday
            if sunday:
                first = (first + 1) % 7
                day_of_week = (day_of_week + 1) % 7
            lead = (7 - first) % 7
            julian = 1 + day_of_week - first if week == 0 else 1 + lead + 7 * (week - 1) + day_of_week
        elif iso_year is not None and iso_week is not None:
            from datetime import _from_iso_week

            y, m, d = _from_iso_week(iso_year, iso_week, weekday + 1)
            year, month, day = y, m, d
            julian = _ordinal(y, m, d) - _ordinal(y, 1, 1) + 1
        if julian is not None and julian <= 0:
            year -= 1
            julian += _ordinal(year + 1, 1, 1) - _ordinal(year, 1, 1)
    if julian is None:
        try:
            julian = _ordinal(year, month, day) - _ordinal(year, 1, 1) + 1
        except IndexError:
            raise ValueError("month out of range") from None
        from datetime import _check_date

        _check_date(year, month, day)
    else:
        year, month, day = _civil(julian - 1 + _ordinal(year, 1, 1))
    if weekday is None:
        weekday = (_ordinal(year, month, day) + 6) % 7
    name = None
    if "Z" in found:
        name = "UTC" if found["Z"] == 0 else "GMT"
    if leap_guess:
        year = 1900
    fields = (year, month, day, hour, get("M", 0), get("S", 0), weekday, julian, -1 if zone is None else zone)
    return fields, name, offset, fraction, get("f", 0)


def _strptime_time(data_string, format="%a %b %d %H:%M:%S %Y"):
    from time import struct_time

    fields, name, offset, _, _ = _strptime(data_string, format)
    return struct_time(fields + (name, offset))


def _tz(name, offset, fraction):
    if offset is None:
        return None
    from datetime import timedelta, timezone

    delta = timedelta(seconds=offset, microseconds=fraction)
    return timezone(delta, name) if name else timezone(delta)


def _strptime_datetime_datetime(cls, data_string, format):
    fields, name, offset, fraction, micro = _strptime(data_string, format)
    return cls(*fields[:6], micro, _tz(name, offset, fraction))


def _strptime_datetime_date(cls, data_string, format):
    fields, name, offset, fraction, micro = _strptime(data_string, format)
    if any(fields[3:6]) or micro or offset is not None:
        raise ValueError("time of day or zone in format: '%s'" % format)
    return cls(*fields[:3])


def _strptime_datetime_time(cls, data_string, format):
    fields, name, offset, fraction, micro = _strptime(data_string, format)
    return cls(*fields[3:6], micro, _tz(name, offset, fraction))
