import argparse
p = argparse.ArgumentParser(prog="demo", description="Demo.")
p.add_argument("name")
p.add_argument("nums", nargs="*", type=int)
p.add_argument("-v", "--verbose", action="count", default=0)
p.add_argument("-o", "--out", default="a.txt")
p.add_argument("--flag", action="store_true")
p.add_argument("--mode", choices=["fast", "slow"], default="fast")
for argv in (["bob"], ["bob", "1", "2", "-vv"], ["-obx", "bob"], ["--out=y", "bob", "--flag"], ["bob", "--mode", "slow", "-v"], ["--", "-x"]):
    print(p.parse_args(argv))
ns = p.parse_args(["z"])
print(ns.name, vars(ns)["mode"], "flag" in ns)
