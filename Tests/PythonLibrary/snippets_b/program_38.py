import fnmatch
names = ["a.py", "b.txt", ".hidden.py", "sub.py.bak"]
print(fnmatch.filter(names, "*.py"), [n for n in names if fnmatch.fnmatch(n, "?.*")])
