"""Time zones: UTC always, others where the host gives their data."""

from datetime import datetime as _datetime, timedelta as _timedelta, tzinfo as _tzinfo

__all__ = ["ZoneInfo", "reset_tzpath", "available_timezones", "TZPATH", "ZoneInfoNotFoundError", "InvalidTZPathWarning"]

TZPATH = ()
_EPOCH = 719163 * 86400


class ZoneInfoNotFoundError(KeyError):
    """There is no such zone."""

    __module__ = "zoneinfo._common"


class InvalidTZPathWarning(RuntimeWarning):
    """A search path that cannot be used."""


def _data(key):
    try:
        from _zoneinfo import data
    except ImportError:
        return None
    return data(key)


def _check_key(key):
    if not isinstance(key, str):
        raise TypeError(f"zone key must be str, not {type(key).__name__}")
    if key[:1] == "/":
        raise ValueError(f"ZoneInfo keys may not be absolute paths, got: {key}")
    from posixpath import normpath

    if normpath(key)[:2] == "..":
        raise ValueError(f"ZoneInfo keys must refer to subdirectories of TZPATH, got: {key}")
    if normpath(key) != key.rstrip("/"):
        raise ValueError(f"ZoneInfo keys must be normalized relative paths, got: {key}")


class _Rule:
    """Offset, saving and name while a rule holds."""

    __slots__ = ("offset", "saving", "name")

    def __init__(self, offset, saving, name):
        self.offset = _timedelta(seconds=offset)
        self.saving = _timedelta(seconds=saving)
        self.name = name


_cache = {}


class ZoneInfo(_tzinfo):
    """A zone of the IANA database."""

    __module__ = "zoneinfo"

    def __new__(cls, key):
        zone = _cache.get((cls, key)) if isinstance(key, str) else None
        if zone is None:
            zone = cls.no_cache(key)
            if len(_cache) > 64:
                del _cache[next(iter(_cache))]
            _cache[cls, key] = zone
        return zone

    @classmethod
    def no_cache(cls, key):
        _check_key(key)
        data = _data(key)
        self = _tzinfo.__new__(cls)
        self._key = key
        if data is None:
            if key != "UTC":
                raise ZoneInfoNotFoundError(f"No time zone found with key {key}")
            self._times = self._rules = []
            self._first = _Rule(0, 0, "UTC")
            self._last = None
        else:
            self._load(data)
        return self

    @classmethod
    def from_file(cls, file_obj, /, key=None):
        self = _tzinfo.__new__(cls)
        self._key = key
        self._load(file_obj.read())
        return self

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        for kind, key in list(_cache):
            if kind is cls and (only_keys is None or key in only_keys):
                del _cache[kind, key]

    @property
    def key(self):
        return self._key

    def __repr__(self):
        if self._key is not None:
            return f"{self.__class__.__module__}.{self.__class__.__qualname__}(key={self._key!r})"
        return f"{self.__class__.__module__}.{self.__class__.__qualname__}.from_file(...)"

    def __str__(self):
        return self._key if self._key is not None else repr(self)

    def __reduce__(self):
        if self._key is None:
            raise TypeError("Cannot pickle a ZoneInfo file from a file stream.")
        return self.__class__, (self._key,)

    def _load(self, data):
        if data[:4] != b"TZif":
            raise ValueError("Invalid TZif file: magic not found")
        number = int.from_bytes
        at = 0
        size = 4
        version = data[4:5]
        counts = [number(data[20 + 4 * i : 24 + 4 * i], "big") for i in range(6)]
        if version >= b"2":
            isut, isstd, leap, times, types, chars = counts
            # The first block has four-byte times; the second has the same with eight.
            at = 44 + times * 5 + types * 6 + chars + leap * 8 + isstd + isut
            size = 8
            counts = [number(data[at + 20 + 4 * i : at + 24 + 4 * i], "big") for i in range(6)]
        isut, isstd, leap, times, types, chars = counts
        at += 44
        if at + times * (size + 1) + types * 6 + chars > len(data):
            raise ValueError("Invalid TZif file: too short")
        self._times = [number(data[at + size * i : at + size * (i + 1)], "big", signed=True) for i in range(times)]
        at += times * size
        indices = list(data[at : at + times])
        at += times
        raw = []
        for i in range(types):
            entry = data[at + 6 * i : at + 6 * i + 6]
            raw.append((number(entry[:4], "big", signed=True), entry[4], entry[5]))
        at += types * 6
        names = bytes(data[at : at + chars])
        at += chars + leap * (size + 4) + isstd + isut
        savings = self._savings(raw, indices)
        rules = []
        for (offset, dst, start), saving in zip(raw, savings):
            end = names.find(b"\0", start)
            rules.append(_Rule(offset, saving, names[start:end].decode()))
        self._rules = [rules[i] for i in indices]
        plain = [r for r, (_, dst, _) in zip(rules, raw) if not dst]
        self._first = (plain or rules)[0] if rules else _Rule(0, 0, "UTC")
        self._last = None
        if size == 8:
            footer = bytes(data[at + 1 :]).split(b"\n")[0].decode()
            if footer:
                self._last = _Posix(footer)
        # When the clocks of each rule's start would read its first moment: before the change and after it.
        self._walls = ([], [])
        before = self._first
        for t, rule in zip(self._times, self._rules):
            a = t + before.offset._total() // 1000000
            b = t + rule.offset._total() // 1000000
            # Gaps are told from folds by fold: with fold=0 the earlier rule holds in both.
            self._walls[0].append(max(a, b))
            self._walls[1].append(min(a, b))
            before = rule

    @staticmethod
    def _savings(raw, indices):
        """How much of each offset is saving: the difference to the standard time next to it."""
        savings = [0] * len(raw)
        for known in range(2):
            for k, i in enumerate(indices):
                if not raw[i][1] or savings[i]:
                    continue
                near = []
                if k > 0:
                    near.append(indices[k - 1])
                if k + 1 < len(indices):
                    near.append(indices[k + 1])
                for j in near:
                    if not raw[j][1] and raw[i][0] != raw[j][0]:
                        savings[i] = raw[i][0] - raw[j][0]
                        break
        return [3600 if r[1] and not s else s for r, s in zip(raw, savings)]

    def _find(self, dt):
        if dt is None:
            return self._first if not self._times and (self._last is None or not self._last.changes) else None
        seconds = dt.toordinal() * 86400 + (dt.hour * 60 + dt.minute) * 60 + dt.second - _EPOCH
        if not self._times:
            return self._first if self._last is None else self._last.local(seconds, dt.year, dt.fold)
        walls = self._walls[dt.fold]
        from bisect import bisect_right

        i = bisect_right(walls, seconds)
        if i == len(walls) and self._last is not None:
            return self._last.local(seconds, dt.year, dt.fold)
        return self._rules[i - 1] if i else self._first

    def utcoffset(self, dt):
        rule = self._find(dt)
        return None if rule is None else rule.offset

    def dst(self, dt):
        rule = self._find(dt)
        return None if rule is None else rule.saving

    def tzname(self, dt):
        rule = self._find(dt)
        return None if rule is None else rule.name

    def fromutc(self, dt):
        if not isinstance(dt, _datetime):
            raise TypeError("fromutc() requires a datetime argument")
        if dt.tzinfo is not self:
            raise ValueError("dt.tzinfo is not self")
        seconds = dt.toordinal() * 86400 + (dt.hour * 60 + dt.minute) * 60 + dt.second - _EPOCH
        from bisect import bisect_right

        i = bisect_right(self._times, seconds)
        fold = 0
        if i == len(self._times) and self._last is not None:
            rule, fold = self._last.universal(seconds, dt.year)
            if i and fold == 0 and not self._last.changes:
                before = self._rules[i - 2] if i >= 2 else self._first
                shift = (before.offset - self._rules[i - 1].offset)._total() // 1000000
                fold = 1 if 0 <= seconds - self._times[-1] < shift else 0
        elif i:
            rule = self._rules[i - 1]
            before = self._rules[i - 2] if i >= 2 else self._first
            shift = (before.offset - rule.offset)._total() // 1000000
            fold = 1 if 0 <= seconds - self._times[i - 1] < shift else 0
        else:
            rule = self._first
        result = dt + rule.offset
        return result.replace(fold=1) if fold else result


class _Posix:
    """The rule after the last change: POSIX's TZ text."""

    def __init__(self, text):
        self._text = text
        self._at = 0
        name = self._name()
        offset = -self._time()
        self._std = _Rule(offset, 0, name)
        self._dst = None
        self.changes = ()
        if self._at < len(text):
            name = self._name()
            saved = offset + 3600
            if self._at < len(text) and text[self._at] != ",":
                saved = -self._time()
            self._dst = _Rule(saved, saved - offset, name)
            self.changes = (self._change(), self._change())
        self._offsets = (offset, saved if self._dst else offset)

    def _fail(self):
        raise ValueError(f"{self._text} is not a valid TZ string")

    def _name(self):
        s = self._text
        i = self._at
        if s[i : i + 1] == "<":
            end = s.find(">", i)
            if end < 0:
                self._fail()
            self._at = end + 1
            return s[i + 1 : end]
        while self._at < len(s) and s[self._at].isalpha():
            self._at += 1
        if self._at == i:
            self._fail()
        return s[i : self._at]

    def _number(self):
        i = self._at
        while self._at < len(self._text) and self._text[self._at].isdigit():
            self._at += 1
        if i == self._at:
            self._fail()
        return int(self._text[i : self._at])

    def _take(self, c):
        if self._text[self._at : self._at + 1] == c:
            self._at += 1
            return True
        return False

    def _time(self):
        sign = -1 if self._take("-") else 1
        if sign == 1:
            self._take("+")
        total = self._number() * 3600
        if self._take(":"):
            total += self._number() * 60
            if self._take(":"):
                total += self._number()
        return sign * total

    def _change(self):
        """(kind, a, b, c, seconds) of when the clocks change."""
        if not self._take(","):
            self._fail()
        if self._take("M"):
            month = self._number()
            self._take(".")
            week = self._number()
            self._take(".")
            when = ("M", month, week, self._number())
        elif self._take("J"):
            when = ("J", self._number(), 0, 0)
        else:
            when = ("N", self._number(), 0, 0)
        return when + (self._time() if self._take("/") else 7200,)

    def _moment(self, change, year):
        """Seconds on the clock since 1970 of a change in a year."""
        from datetime import _days_in_month, _is_leap, _ordinal

        kind, a, b, c, time = change
        if kind == "M":
            first = _ordinal(year, a, 1)
            day = (c - first % 7) % 7 + 1 + (b - 1) * 7
            if day > _days_in_month(year, a):
                day -= 7
            days = first + day - 1
        else:
            days = _ordinal(year, 1, 1) + a
            if kind == "J" and not (_is_leap(year) and a >= 60):
                days -= 1
        return days * 86400 - _EPOCH + time

    def _spans(self, year):
        return self._moment(self.changes[0], year), self._moment(self.changes[1], year)

    def local(self, seconds, year, fold):
        if self._dst is None:
            return self._std
        start, end = self._spans(year)
        gap = self._offsets[1] - self._offsets[0]
        # With fold=1 the change counts from the earlier of its two readings.
        if fold == (gap >= 0):
            end -= gap
        else:
            start += gap
        if start < end:
            saved = start <= seconds < end
        else:
            saved = not end <= seconds < start
        return self._dst if saved else self._std

    def universal(self, seconds, year):
        if self._dst is None:
            return self._std, 0
        start, end = self._spans(year)
        start -= self._offsets[0]
        end -= self._offsets[1]
        if start < end:
            saved = start <= seconds < end
        else:
            saved = not end <= seconds < start
        gap = self._offsets[1] - self._offsets[0]
        back = end if gap > 0 else start
        fold = 1 if 0 <= seconds - back < abs(gap) else 0
        return (self._dst if saved else self._std), fold


def reset_tzpath(to=None):
    """Does nothing: zones come from the host."""


def available_timezones():
    """The zones that the host gives, and UTC."""
    try:
        from _zoneinfo import keys
    except ImportError:
        return {"UTC"}
    return {"UTC", *keys()}
