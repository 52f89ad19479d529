import textwrap
t = "The quick brown fox jumps over the lazy dog, doesn't it? A well-known fact -- almost."
for w in (10, 20, 33):
    print(textwrap.wrap(t, w))
print(textwrap.fill(t, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap("averyveryverylongword short", 8), textwrap.wrap("averyveryverylongword short", 8, break_long_words=False), textwrap.wrap("", 10), textwrap.wrap("   ", 10))
