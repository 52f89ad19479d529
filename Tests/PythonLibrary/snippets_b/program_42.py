import os.path
print(os.path.join("a", "b", "../c"), os.path.normpath("a/b/../c//d"), os.path.splitext("x.tar.gz"), os.path.split("/a/b"))
