"""Answers the cases of a file with CPython's `re`, one line each, in the words of CaseReport.swift."""

import re
import resource
import signal
import sys
import warnings

warnings.simplefilter("ignore")


class TooLong(Exception):
    pass


def too_long(*_):
    raise TooLong


def hexed(text):
    if text is None:
        return "x"
    units = text if isinstance(text, bytes) else map(ord, text)
    return "<" + ",".join("%x" % unit for unit in units) + ">"


def error(kind, e):
    def number(name):
        value = getattr(e, name, None)
        return "-" if value is None else str(value)

    message = e.msg if isinstance(e, re.error) else str(e)
    return "|".join([kind, hexed(message), number("pos"), number("lineno"), number("colno")])


def found(m):
    if not m:
        return "none"
    spans = [m.span(i) for i in range(m.re.groups + 1)]
    return ",".join("x" if s < 0 else "%d-%d" % (s, e) for s, e in spans) + ":%d" % (m.lastindex or 0)


def substituted(p, replacement, subject):
    try:
        return "sub " + hexed(p.sub(replacement, subject))
    except re.error as e:
        return "template " + error("pattern", e)
    except IndexError as e:
        return "template " + error("index", e)


def answer(pattern, subject, replacement, flags):
    try:
        p = re.compile(pattern, flags)
    except re.error as e:
        return "compile " + error("pattern", e)
    except OverflowError as e:
        return "compile " + error("overflow", e)
    except ValueError as e:
        return "compile " + error("value", e)
    # CPython parses a template only when something matches; a case is only asked for its template if this one does.
    if not p.search(subject):
        try:
            re._parser.parse_template(replacement, p)
            sub = "sub " + hexed(subject)
        except re.error as e:
            sub = "template " + error("pattern", e)
        except IndexError as e:
            sub = "template " + error("index", e)
    else:
        sub = substituted(p, replacement, subject)
    return " / ".join(
        [
            "flags %d" % p.flags,
            "names " + ",".join(map(str, p.groupindex.values())),
            found(p.match(subject)),
            found(p.fullmatch(subject)),
            found(p.search(subject)),
            "iter " + " ".join(found(m) for m in p.finditer(subject)),
            "split " + " ".join(map(hexed, p.split(subject))),
            sub,
        ]
    )


def main():
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    signal.signal(signal.SIGALRM, too_long)
    for line in open(sys.argv[1]):
        flags, is_bytes, *texts = line.rstrip("\n").split(";")
        units = [[int(u, 16) for u in t.split(",") if u] for t in texts]
        if is_bytes == "1":
            pattern, subject, replacement = map(bytes, units)
        else:
            pattern, subject, replacement = ("".join(map(chr, u)) for u in units)
        signal.setitimer(signal.ITIMER_REAL, 0.3)
        try:
            print(answer(pattern, subject, replacement, int(flags)), flush=True)
        except TooLong:
            print("too long", flush=True)
        except (MemoryError, RecursionError):
            print("too deep", flush=True)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)


main()
