import textwrap
s = """\
    first
      second

    third
"""
print(textwrap.dedent(s)); print(textwrap.indent(textwrap.dedent(s), "> "), end="")
print(textwrap.indent("a\n\nb", "+", lambda line: True))
print(repr(textwrap.dedent("  a\n\tb")), repr(textwrap.dedent("\n  x\n  y\n")), repr(textwrap.dedent("   ")))
