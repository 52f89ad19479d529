import argparse
p = argparse.ArgumentParser(prog="p")
p.add_argument("--number", type=float); p.add_argument("--name"); p.add_argument("pos", nargs="?", type=int)
print(p.parse_args(["--num", "-3.5"]), p.parse_args(["-7"]), p.parse_args(["--nam=x"]))
import io, contextlib
with contextlib.redirect_stderr(io.StringIO()) as err:
    try:
        p.parse_args(["--n", "1"])
    except SystemExit:
        pass
print(err.getvalue().splitlines()[-1])
par = argparse.ArgumentParser(add_help=False); par.add_argument("--common", default=1, type=int)
print(argparse.ArgumentParser(prog="c", parents=[par]).parse_args(["--common", "5"]))
e = argparse.ArgumentParser(exit_on_error=False); e.add_argument("--i", type=int)
try:
    e.parse_args(["--i", "q"])
except argparse.ArgumentError as err:
    print(err)
