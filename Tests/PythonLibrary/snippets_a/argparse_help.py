# differs-from-3.11: options with an argument show the metavar once from 3.13 on
import argparse
p = argparse.ArgumentParser(prog="tool", description="A tool that does many things and has a description long enough to be wrapped.", epilog="See the manual.")
p.add_argument("src", help="where from"); p.add_argument("dst", nargs="?", help="where to (default: %(default)s)", default="out")
p.add_argument("-n", "--count", type=int, metavar="N", help="how many times"); p.add_argument("--quiet", action="store_true", help="say nothing at all, not even when something goes wrong in the middle of it")
g = p.add_argument_group("advanced", "for experts"); g.add_argument("--level", choices=["lo", "hi"]); g.add_argument("--a-rather-long-option-name", help="long")
print(p.format_help()); print(p.format_usage())

# expected:
# usage: tool [-h] [-n N] [--quiet] [--level {lo,hi}]
#             [--a-rather-long-option-name A_RATHER_LONG_OPTION_NAME]
#             src [dst]
#
# A tool that does many things and has a description long enough to be wrapped.
#
# positional arguments:
#   src                   where from
#   dst                   where to (default: out)
#
# options:
#   -h, --help            show this help message and exit
#   -n, --count N         how many times
#   --quiet               say nothing at all, not even when something goes wrong
#                         in the middle of it
#
# advanced:
#   for experts
#
#   --level {lo,hi}
#   --a-rather-long-option-name A_RATHER_LONG_OPTION_NAME
#                         long
#
# See the manual.
#
# usage: tool [-h] [-n N] [--quiet] [--level {lo,hi}]
#             [--a-rather-long-option-name A_RATHER_LONG_OPTION_NAME]
#             src [dst]
#
