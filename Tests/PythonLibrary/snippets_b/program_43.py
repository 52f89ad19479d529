import os, tempfile
with tempfile.TemporaryDirectory() as d:
    for name in ("b.txt", "a.txt"):
        with open(os.path.join(d, name), "w") as f:
            f.write(name * 2)
    for name in sorted(os.listdir(d)):
        print(name, os.path.getsize(os.path.join(d, name)))
    os.rename(os.path.join(d, "a.txt"), os.path.join(d, "z.txt"))
    print(sorted(os.listdir(d)))
