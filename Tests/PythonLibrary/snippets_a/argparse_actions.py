import argparse
p = argparse.ArgumentParser(prog="a", add_help=False)
p.add_argument("--tag", action="append"); p.add_argument("--ext", action="extend", nargs="+", type=int); p.add_argument("--const", action="store_const", const=42)
p.add_argument("--opt", nargs="?", const="C", default="D"); p.add_argument("--no", dest="yes", action="store_false"); p.add_argument("--color", action=argparse.BooleanOptionalAction, default=True)
p.add_argument("--x", type=lambda s: s.upper()); p.add_argument("rest", nargs=argparse.REMAINDER)
for argv in ([], ["--tag", "a", "--tag", "b"], ["--ext", "1", "2", "--ext", "3"], ["--const", "--opt"], ["--opt", "v", "--no", "--no-color"], ["--x", "q", "run", "--tag", "z"]):
    print(p.parse_args(argv))
class Upper(argparse.Action):
    def __call__(self, parser, ns, values, option_string=None): setattr(ns, self.dest, [v.upper() for v in values])
q = argparse.ArgumentParser(prog="q"); q.add_argument("--w", nargs=2, action=Upper); print(q.parse_args(["--w", "a", "b"]), q.parse_known_args(["--w", "a", "b", "--un", "k"]))
