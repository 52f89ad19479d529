from collections import Counter
import string, textwrap
text = """It was the best of times, it was the worst of times, it was the age of wisdom..."""
words = text.lower().translate(str.maketrans("", "", string.punctuation)).split()
c = Counter(words)
print(c.most_common(3)); width = max(map(len, c))
for w, n in sorted(c.items(), key=lambda kv: (-kv[1], kv[0]))[:4]:
    print(f"{w:<{width}} {n:>2} {'*' * n}")
print(textwrap.fill(text, 30, subsequent_indent="    ")); print(string.Template("$n words, $u unique").substitute(n=len(words), u=len(c)))
