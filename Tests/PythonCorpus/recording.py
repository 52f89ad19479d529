"""What the two programs record.py share: running cases with CPython, recording, checking and marking them."""

import argparse
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import cases

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


@dataclass
class Part:
    """What is run together: the cases of one file, or a folder of files that are one program each."""

    name: str
    paths: list
    head: str
    found: list

    @classmethod
    def topic(cls, path):
        return cls(path.stem, [path], *cases.split(path.read_text(encoding="utf-8"), path.name))

    @classmethod
    def programs(cls, folder, paths):
        return cls(folder.name, paths, "", [cases.Case(path.stem, path.read_text(encoding="utf-8")) for path in paths])

    def texts(self, outputs):
        """Each file of recordings with what it should hold."""
        if self.head or len(self.paths) < len(self.found):
            joined = "".join(f"{cases.SEPARATOR}{case.name}\n{output}" for case, output in zip(self.found, outputs))
            return [(self.paths[0].with_suffix(".expected"), joined)]
        return [(path.with_suffix(".expected"), output) for path, output in zip(self.paths, outputs)]

    def write(self):
        """Writes the cases back."""
        if self.head or len(self.paths) < len(self.found):
            self.paths[0].write_text(cases.join(self.head, self.found), encoding="utf-8")
            return
        for path, case in zip(self.paths, self.found):
            path.write_text(case.source, encoding="utf-8")


def complain(part, case, wanted, got):
    print(f"{part.name}: {case.name}\n  wanted {wanted!r}\n  got    {got!r}")


def record(part, check):
    """Returns the number of cases and the number of failures."""
    programs = [case.program for case in part.found]
    outputs = run(sys.executable, programs)
    failures = 0
    again = outputs if check else run(sys.executable, programs, "4711")
    for case, output, other in zip(part.found, outputs, again):
        if UNSTABLE.search(output) or output != other:
            failures += 1
            complain(part, case, output, "not the same in every run: " + other)
    for target, text in part.texts(outputs):
        if not check:
            target.write_text(text, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != text:
            failures += 1
            print(f"{target.parent.name}/{target.name} is not what this Python prints; see `git diff` after record.py")
    return len(part.found), failures


def compare(part, python, mark):
    """As `record`, for a newer Python: the recording holds unless the case says otherwise."""
    programs = [case.program for case in part.found]
    older, newer = run(sys.executable, programs), run(python, programs)
    other = run(python, programs, "4711")
    failures = 0
    for case, old, new, again in zip(part.found, older, newer, other):
        wanted = old if case.newer is None else case.newer
        if UNSTABLE.search(new) or new != again:
            failures += 1
            complain(part, case, new, "not the same in every run: " + again)
        elif mark:
            case.source = case.marked(None if new == old else new)
        elif new != wanted:
            failures += 1
            complain(part, case, wanted, new)
    if mark:
        part.write()
    return len(part.found), failures


def bare(part):
    """Shows that the attacks are real: an interpreter that contains nothing lets them through."""
    outputs = run(sys.executable, [case.program for case in part.found])
    reached = 0
    for case, output in zip(part.found, outputs):
        breach = any(line.startswith("BREACH") for line in output.split("\n"))
        reached += breach
        print(f"{part.name}: {'BREACH ' if breach else 'held   '} {case.name}" + ("" if breach else f"  {output[-90:]!r}"))
    print(f"{part.name}: {reached} of {len(part.found)} succeed here")


def main(description, topics, programs, hostile=()):
    """The command line, for folders of topics, of whole programs, and of attacks."""
    options = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true")
    options.add_argument("--newer", metavar="PYTHON")
    options.add_argument("--mark", action="store_true")
    if hostile:
        options.add_argument("--bare", action="store_true")
    options.add_argument("names", nargs="*")
    chosen = options.parse_args()

    def paths(folder):
        return [path for path in sorted(folder.glob("*.py")) if not chosen.names or path.stem in chosen.names]

    if hostile and chosen.bare:
        for path in (path for folder in hostile for path in paths(folder)):
            if "limits" not in path.stem:
                bare(Part.topic(path))
        return
    if sys.version_info[:2] != RECORDED_WITH:
        raise SystemExit(f"the corpus is recorded with Python {RECORDED_WITH[0]}.{RECORDED_WITH[1]}, not {sys.version}")
    parts = [Part.topic(path) for folder in topics for path in paths(folder)]
    parts += [Part.programs(folder, paths(folder)) for folder in programs]
    total = failures = 0
    for part in parts:
        counted, failed = compare(part, chosen.newer, chosen.mark) if chosen.newer else record(part, chosen.check)
        total, failures = total + counted, failures + failed
    print(f"{total - failures} passed, {failures} failed")
    sys.exit(1 if failures else 0)
