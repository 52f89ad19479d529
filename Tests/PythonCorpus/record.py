#!/usr/bin/python3
"""Records what CPython prints for every program of the corpus, or checks what was recorded.

    record.py                  write the .expected files with this Python, which must be 3.11
    record.py --check          compare them with this Python instead; exit code 1 if anything differs
    record.py --newer PYTHON   check with a Python 3.14 that every case prints what it says 3.14 does
    record.py --newer PYTHON --mark   write those `# 3.14|` blocks instead
    record.py --bare           list the escapes that succeed on this Python, which contains nothing

Names of files (without ending) may follow, to take only those.
"""

import sys
from pathlib import Path

# No cache folder beside the corpus.
sys.dont_write_bytecode = True
import recording  # noqa: E402

FOLDER = Path(__file__).resolve().parent
recording.main(__doc__, [FOLDER / "language"], [FOLDER / "programs"], [FOLDER / "hostile"])
