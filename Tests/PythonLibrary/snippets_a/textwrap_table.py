import textwrap
rows = [("name", "description"), ("alpha", "the first letter of the Greek alphabet, used for many things"), ("be", "short")]
for name, text in rows:
    lines = textwrap.wrap(text, 24)
    for i, line in enumerate(lines):
        print(f"{name if i == 0 else '':8}| {line:24} |")
print(textwrap.fill("bullet point text that wraps", 16, initial_indent=" - ", subsequent_indent="   "))
print(textwrap.indent(textwrap.dedent("""
    def f():
        return 1
"""), "  ").strip("\n"))
