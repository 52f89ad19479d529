"""Arithmetic, comparison and text of dates and times."""

PRELUDE = "from datetime import *\n"


def delta(rng):
    return f"timedelta({rng.choice(['days', 'hours', 'seconds', 'microseconds', 'weeks', 'minutes'])}={rng.choice([rng.randrange(-100, 100), rng.randrange(-(10**6), 10**6), rng.randrange(-1000, 1000) / 8])}, milliseconds={rng.randrange(-5000, 5000)})"


def zone(rng):
    return rng.choice(["None", "None", "timezone.utc", f"timezone(timedelta(minutes={rng.randrange(-1439, 1440)}))"])


def moment(rng):
    year = rng.choice([1, 9999, 1970, 2000, 2024, rng.randrange(1, 10000)])
    kind = rng.randrange(3)
    day = f"{year}, {rng.randrange(1, 13)}, {rng.randrange(1, 29)}"
    clock = f"{rng.randrange(24)}, {rng.randrange(60)}, {rng.randrange(60)}, {rng.choice([0, 0, rng.randrange(10**6)])}"
    if kind == 0:
        return f"date({day})"
    return f"datetime({day}, {clock}, tzinfo={zone(rng)})"


def clock(rng):
    return f"time({rng.randrange(24)}, {rng.randrange(60)}, {rng.randrange(60)}, {rng.choice([0, rng.randrange(10**6)])}, tzinfo={zone(rng)})"


def case(rng):
    a, b, d = moment(rng), moment(rng), delta(rng)
    directives = "".join(rng.choice(["%Y", "%m", "%d", "%H", "%M", "%S", "%f", "%j", "%a", "%A", "%b", "%B", "%p", "%I", "%U", "%W", "%w", "%z", "%Z", "%G-%V-%u", "%%", "x"]) + rng.choice(["", " ", "/"]) for _ in range(3)).replace("%Y", "%m").replace("%G", "%j")
    return "attempt(lambda: " + rng.choice([
        f"{a} + {d}", f"{a} - {d}", f"{a} - {b}", f"{a} {rng.choice(['<', '==', '>=', '!='])} {b}",
        f"str({a})", f"({a}).isoformat()", f"({a}).isocalendar()", f"({a}).toordinal()", f"({a}).weekday()", f"({a}).timetuple()[:8]",
        f"({a}).replace(year={rng.randrange(1, 9999)}, month={rng.randrange(1, 13)})", f"({a}).ctime()", f"({a}).strftime({directives!r})",
        f"hash({a}) == hash({a})", f"({a}).astimezone({zone(rng).replace('None', 'timezone.utc')})", f"({a}).utctimetuple()[:8]", f"({a}).timestamp()",
        f"{d} + {delta(rng)}", f"{d} * {rng.randrange(-9, 9)}", f"{d} / {rng.randrange(-9, 9)}", f"{d} // {rng.randrange(-9, 9)}", f"{d} // {delta(rng)}",
        f"{d} % {delta(rng)}", f"divmod({d}, {delta(rng)})", f"{d} * {rng.randrange(-50, 50) / 8}", f"str({d})", f"({d}).total_seconds()", f"abs({d})", f"-{d}", f"({d}).days, ({d}).seconds, ({d}).microseconds",
        f"{clock(rng)}", f"str({clock(rng)})", f"({clock(rng)}).isoformat('{rng.choice(['auto', 'hours', 'minutes', 'seconds', 'milliseconds'])}')", f"{clock(rng)} < {clock(rng)}",
        f"datetime.fromisoformat(({a}).isoformat())", f"date.fromordinal({rng.randrange(1, 3652059)})", f"datetime.fromtimestamp({rng.randrange(-(10**10), 10**11) / 4}, timezone.utc)",
        f"datetime.combine(date(2024, 2, 29), {clock(rng)})", f"datetime.strptime(str(({a}).replace(year=2024))[:10], '%Y-%m-%d')", f"date.fromisocalendar({rng.randrange(1, 9999)}, {rng.randrange(0, 55)}, {rng.randrange(0, 9)})",
    ]) + ")"
