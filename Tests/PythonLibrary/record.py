#!/usr/bin/python3
"""Records what CPython prints for every program that compares the library's modules, or checks what was recorded.

    record.py                  write the .expected files with this Python, which must be 3.11
    record.py --check          compare them with this Python instead; exit code 1 if anything differs
    record.py --newer PYTHON   check with a Python 3.14 that every program prints what it says 3.14 does
    record.py --newer PYTHON --mark   write those `# 3.14|` blocks instead

Names of files (without ending) may follow, to take only those. Tests/PythonCorpus/README.md has the format.
"""

import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
# No cache folder beside the corpus.
sys.dont_write_bytecode = True
sys.path.insert(0, str(FOLDER.parent / "PythonCorpus"))
import recording  # noqa: E402

recording.main(__doc__, [], [FOLDER / "snippets_a", FOLDER / "snippets_b"])
