import glob, os, tempfile
with tempfile.TemporaryDirectory() as d:
    for n in ("a.py", "b.py", "c.txt", ".h.py"):
        open(os.path.join(d, n), "w").close()
    print(sorted(os.path.basename(p) for p in glob.glob(os.path.join(d, "*.py"))))
