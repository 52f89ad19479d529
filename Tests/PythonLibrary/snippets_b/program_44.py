import tempfile
from pathlib import Path
with tempfile.TemporaryDirectory() as d:
    root = Path(d)
    (root / "x" / "y").mkdir(parents=True)
    (root / "x" / "one.txt").write_text("1")
    (root / "x" / "y" / "two.txt").write_text("22")
    for p in sorted(root.rglob("*.txt")):
        print(p.relative_to(root), p.read_text(), p.stat().st_size)
