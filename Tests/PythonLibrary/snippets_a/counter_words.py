from collections import Counter
text = "the cat and the dog and the bird"
words = Counter(text.split())
for word, count in words.most_common():
    print(f"{word:5} {'#' * count}")
print(Counter(len(w) for w in text.split()))
