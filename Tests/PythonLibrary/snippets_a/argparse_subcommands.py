import argparse
p = argparse.ArgumentParser(prog="git")
sub = p.add_subparsers(dest="cmd", required=True)
c = sub.add_parser("commit", aliases=["ci"]); c.add_argument("-m", "--message", required=True); c.set_defaults(func=lambda a: f"commit {a.message}")
a = sub.add_parser("add"); a.add_argument("paths", nargs="+"); a.set_defaults(func=lambda a: f"add {a.paths}")
for argv in (["commit", "-m", "hello"], ["add", "x", "y"], ["ci", "-mz"]):
    ns = p.parse_args(argv)
    print(ns.cmd, ns.func(ns))
try:
    import io, contextlib
    with contextlib.redirect_stderr(io.StringIO()) as err:
        p.parse_args([])
except SystemExit as e:
    print(e.code, err.getvalue().splitlines()[-1])
