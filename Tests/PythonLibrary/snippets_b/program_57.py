import shutil, os, tempfile
with tempfile.TemporaryDirectory() as d:
    src = os.path.join(d, "src")
    os.makedirs(os.path.join(src, "deep"))
    with open(os.path.join(src, "deep", "f"), "w") as f:
        f.write("data")
    shutil.copytree(src, os.path.join(d, "dst"))
    print(open(os.path.join(d, "dst", "deep", "f")).read())
    shutil.rmtree(src)
    print(os.path.exists(src), sorted(os.listdir(d)))
