#!/usr/bin/env python3
"""Records what CPython prints for every program of the corpus, or checks what was recorded.

    record.py                  write the .expected files with this Python, which must be 3.11
    record.py --check          compare them with this Python instead; exit code 1 if anything differs
    record.py --newer PYTHON   check with a Python 3.14 that every case prints what it says 3.14 does
    record.py --newer PYTHON --mark   write those `# 3.14|` blocks instead
    record.py --bare           list the escapes that succeed on this Python, which contains nothing

Names of files (without ending) may follow, to take only those.
"""

import argparse
import json
import os
import re
import subprocess
import sys
from pathlib import Path

# No cache folder beside the corpus.
sys.dont_write_bytecode = True
import cases  # noqa: E402

FOLDER = Path(__file__).resolve().parent
RECORDED_WITH = (3, 11)
SECONDS_PER_CASE = 20
UNSTABLE = re.compile(r" at 0x[0-9a-f]{6,}|TIMEOUT after|^CRASH|^### |/python3\.\d+/", re.MULTILINE)


def run(python, programs, seed="0"):
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "PYTHONHASHSEED": seed,
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "NO_COLOR": "1",
        "TZ": "UTC",
        "LANG": "C.UTF-8",
    }
    done = subprocess.run(
        [python, "-s", str(FOLDER / "runner.py"), str(SECONDS_PER_CASE)],
        input=json.dumps(programs),
        stdout=subprocess.PIPE,
        env=environment,
        cwd="/",
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def load(path):
    """The cases of a file of the language part, or the one program that any other file is."""
    text = path.read_text(encoding="utf-8")
    if path.parent.name == "programs":
        return "", [cases.Case(path.stem, text)]
    return cases.split(text, path.name)


def written(path, found, outputs):
    if path.parent.name == "programs":
        return outputs[0]
    return "".join(f"{cases.SEPARATOR}{case.name}\n{output}" for case, output in zip(found, outputs))


def complain(path, case, wanted, got):
    print(f"{path.parent.name}/{path.name}: {case.name}\n  wanted {wanted!r}\n  got    {got!r}")


def record(path, check):
    """Returns the number of cases and the number of failures."""
    _, found = load(path)
    outputs = run(sys.executable, [case.program for case in found])
    failures = 0
    again = outputs if check else run(sys.executable, [case.program for case in found], "4711")
    for case, output, other in zip(found, outputs, again):
        if UNSTABLE.search(output) or output != other:
            failures += 1
            complain(path, case, output, "not the same in every run: " + other)
    text, target = written(path, found, outputs), path.with_suffix(".expected")
    if not check:
        target.write_text(text, encoding="utf-8")
    elif not target.exists() or target.read_text(encoding="utf-8") != text:
        failures += 1
        print(f"{target.relative_to(FOLDER)} is not what this Python prints; see `git diff` after record.py")
    return len(found), failures


def compare(path, python, mark):
    """As `record`, for a newer Python: the recording holds unless the case says otherwise."""
    head, found = load(path)
    programs = [case.program for case in found]
    older, newer = run(sys.executable, programs), run(python, programs)
    other = run(python, programs, "4711")
    failures = 0
    for case, old, new, again in zip(found, older, newer, other):
        wanted = old if case.newer is None else case.newer
        if UNSTABLE.search(new) or new != again:
            failures += 1
            complain(path, case, new, "not the same in every run: " + again)
        elif mark:
            case.source = case.marked(None if new == old else new)
        elif new != wanted:
            failures += 1
            complain(path, case, wanted, new)
    if mark:
        one = path.parent.name == "programs"
        path.write_text(found[0].source if one else cases.join(head, found), encoding="utf-8")
    return len(found), failures


def bare(path):
    """Shows that the attacks are real: an interpreter that contains nothing lets them through."""
    _, found = load(path)
    outputs = run(sys.executable, [case.program for case in found])
    reached = 0
    for case, output in zip(found, outputs):
        breach = any(line.startswith("BREACH") for line in output.split("\n"))
        reached += breach
        print(f"{path.name}: {'BREACH ' if breach else 'held   '} {case.name}" + ("" if breach else f"  {output[-90:]!r}"))
    print(f"{path.name}: {reached} of {len(found)} succeed here")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true")
    options.add_argument("--newer", metavar="PYTHON")
    options.add_argument("--mark", action="store_true")
    options.add_argument("--bare", action="store_true")
    options.add_argument("names", nargs="*")
    chosen = options.parse_args()

    def paths(*folders):
        everything = [path for folder in folders for path in sorted((FOLDER / folder).glob("*.py"))]
        return [path for path in everything if not chosen.names or path.stem in chosen.names]

    if chosen.bare:
        for path in paths("hostile"):
            if "limits" not in path.stem:
                bare(path)
        return
    if sys.version_info[:2] != RECORDED_WITH:
        raise SystemExit(f"the corpus is recorded with Python {RECORDED_WITH[0]}.{RECORDED_WITH[1]}, not {sys.version}")
    total = failures = 0
    for path in paths("language", "programs"):
        counted, failed = compare(path, chosen.newer, chosen.mark) if chosen.newer else record(path, chosen.check)
        total, failures = total + counted, failures + failed
    print(f"{total - failures} passed, {failures} failed")
    sys.exit(1 if failures else 0)


main()
