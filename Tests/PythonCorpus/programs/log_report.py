"""Parses lines of a server's log and prints a summary."""
import re
from collections import Counter, defaultdict

LOG = """\
2024-03-01 08:00:01 INFO  [web-1] GET /index.html 200 12ms
2024-03-01 08:00:02 INFO  [web-2] GET /login 200 48ms
2024-03-01 08:00:02 ERROR [web-1] POST /login 500 301ms
2024-03-01 08:00:05 WARN  [db-1] slow query took 1200ms
this line is not a log line
2024-03-01 08:01:10 INFO  [web-1] GET /index.html 304 3ms
2024-03-01 08:01:11 ERROR [web-2] GET /report 500 90ms
2024-03-01 08:02:45 INFO  [web-1] GET /report 200 150ms
2024-03-01 08:02:46 DEBUG [web-1] cache miss for key user:42
2024-03-01 08:03:00 ERROR [db-1] connection refused
"""

LINE = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d) (?P<time>\d\d:\d\d:\d\d) (?P<level>[A-Z]+)\s+"
    r"\[(?P<host>[\w-]+)\] (?P<message>.*)"
)
REQUEST = re.compile(r"(GET|POST) (\S+) (\d{3}) (\d+)ms$")


def parse(text):
    good, bad = [], []
    for number, line in enumerate(text.splitlines(), 1):
        match = LINE.match(line)
        if match:
            good.append(match.groupdict())
        else:
            bad.append((number, line))
    return good, bad


def percentile(values, share):
    ordered = sorted(values)
    index = max(0, int(round(share * len(ordered) + 0.5)) - 1)
    return ordered[min(index, len(ordered) - 1)]


def main():
    entries, bad = parse(LOG)
    print(f"{len(entries)} entries, {len(bad)} unreadable")
    for number, line in bad:
        print(f"  line {number}: {line!r}")

    print("\nBy level:")
    for level, count in Counter(e["level"] for e in entries).most_common():
        print(f"  {level:<6}{count:>3} {'#' * count}")

    times, statuses = defaultdict(list), Counter()
    for entry in entries:
        request = REQUEST.search(entry["message"])
        if request:
            method, path, status, took = request.groups()
            times[path].append(int(took))
            statuses[status[0] + "xx"] += 1
    print("\nBy path:")
    for path in sorted(times):
        values = times[path]
        print(f"  {path:<12} n={len(values)} mean={sum(values) / len(values):.1f} max={max(values)} p90={percentile(values, 0.9)}")
    print("\nStatus:", dict(sorted(statuses.items())))

    per_minute = Counter(e["time"][:5] for e in entries)
    print("Busiest minute:", max(per_minute, key=lambda m: (per_minute[m], m)))
    errors = defaultdict(list)
    for entry in entries:
        if entry["level"] == "ERROR":
            errors[entry["host"]].append(entry["message"])
    for host, messages in sorted(errors.items()):
        print(f"{host}: {'; '.join(messages)}")


if __name__ == "__main__":
    main()
