import argparse, sys, io
p = argparse.ArgumentParser(prog="e")
p.add_argument("--n", type=int)
p.add_argument("--pair", nargs=2)
p.add_argument("--req", required=True)
g = p.add_mutually_exclusive_group()
g.add_argument("--a", action="store_true"); g.add_argument("--b", action="store_true")
for argv in ([], ["--req", "1", "--n", "x"], ["--req", "1", "--pair", "1"], ["--req"], ["--req", "1", "--a", "--b"], ["--req", "1", "extra"], ["--req", "1", "--zz"], ["--req=1", "--a=3"]):
    err, sys.stderr = sys.stderr, io.StringIO()
    try:
        p.parse_args(argv)
    except SystemExit as e:
        text = sys.stderr.getvalue()
        sys.stderr = err
        print(e.code, text.splitlines()[-1])
    finally:
        sys.stderr = err
