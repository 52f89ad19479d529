import textwrap
print(textwrap.shorten("Hello  world!", width=12), "|", textwrap.shorten("Hello  world!", width=11), "|", textwrap.shorten("Hello world", width=10, placeholder="..."))
print(textwrap.shorten("  a   b  c ", 10), textwrap.wrap("one two three four five six", 10, max_lines=2), textwrap.wrap("one two three", 7, max_lines=1, placeholder="~"))
for f in (lambda: textwrap.wrap("x", 0), lambda: textwrap.shorten("abc def", 3)):
    try:
        f()
    except ValueError as e:
        print(e)
