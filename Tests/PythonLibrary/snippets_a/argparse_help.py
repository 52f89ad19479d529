import argparse
p = argparse.ArgumentParser(prog="tool", description="A tool that does many things and has a description long enough to be wrapped.", epilog="See the manual.")
p.add_argument("src", help="where from"); p.add_argument("dst", nargs="?", help="where to (default: %(default)s)", default="out")
p.add_argument("-n", "--count", type=int, metavar="N", help="how many times"); p.add_argument("--quiet", action="store_true", help="say nothing at all, not even when something goes wrong in the middle of it")
g = p.add_argument_group("advanced", "for experts"); g.add_argument("--level", choices=["lo", "hi"]); g.add_argument("--a-rather-long-option-name", help="long")
print(p.format_help()); print(p.format_usage())
# 3.14| usage: tool [-h] [-n N] [--quiet] [--level {lo,hi}]
# 3.14|             [--a-rather-long-option-name A_RATHER_LONG_OPTION_NAME]
# 3.14|             src [dst]
# 3.14|
# 3.14| A tool that does many things and has a description long enough to be wrapped.
# 3.14|
# 3.14| positional arguments:
# 3.14|   src                   where from
# 3.14|   dst                   where to (default: out)
# 3.14|
# 3.14| options:
# 3.14|   -h, --help            show this help message and exit
# 3.14|   -n, --count N         how many times
# 3.14|   --quiet               say nothing at all, not even when something goes wrong
# 3.14|                         in the middle of it
# 3.14|
# 3.14| advanced:
# 3.14|   for experts
# 3.14|
# 3.14|   --level {lo,hi}
# 3.14|   --a-rather-long-option-name A_RATHER_LONG_OPTION_NAME
# 3.14|                         long
# 3.14|
# 3.14| See the manual.
# 3.14|
# 3.14| usage: tool [-h] [-n N] [--quiet] [--level {lo,hi}]
# 3.14|             [--a-rather-long-option-name A_RATHER_LONG_OPTION_NAME]
# 3.14|             src [dst]
# 3.14|
