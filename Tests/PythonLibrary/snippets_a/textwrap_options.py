import textwrap
t = "Sentence one.  Sentence two! tab\there  spaces   kept\nnewline"
print(textwrap.wrap(t, 25)); print(textwrap.wrap(t, 25, drop_whitespace=False)); print(textwrap.wrap(t, 25, replace_whitespace=False)); print(textwrap.wrap(t, 25, expand_tabs=False, fix_sentence_endings=True)); print(textwrap.wrap(t, 25, tabsize=2))
w = textwrap.TextWrapper(width=12, break_on_hyphens=False)
print(w.wrap("long-hyphenated words are-here"), w.fill("a b c d e f g h i j"))
