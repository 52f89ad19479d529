"""A trie with counts, prefix search, wildcards and spelling suggestions."""


class Trie:
    __slots__ = ("children", "count")

    def __init__(self, words=()):
        self.children, self.count = {}, 0
        for word in words:
            self.add(word)

    def add(self, word, times=1):
        node = self
        for char in word:
            node = node.children.setdefault(char, Trie())
        node.count += times

    def find(self, prefix):
        node = self
        for char in prefix:
            node = node.children.get(char)
            if node is None:
                return None
        return node

    def __contains__(self, word):
        node = self.find(word)
        return node is not None and node.count > 0

    def __iter__(self):
        return (word for word, _ in self.walk())

    def __len__(self):
        return sum(1 for _ in self)

    def walk(self, prefix=""):
        if self.count:
            yield prefix, self.count
        for char in sorted(self.children):
            yield from self.children[char].walk(prefix + char)

    def complete(self, prefix, limit=3):
        node = self.find(prefix)
        if node is None:
            return []
        found = sorted(node.walk(prefix), key=lambda pair: (-pair[1], pair[0]))
        return [word for word, _ in found[:limit]]

    def match(self, pattern, prefix=""):
        if not pattern:
            if self.count:
                yield prefix
            return
        head, rest = pattern[0], pattern[1:]
        if head == "*":
            yield from self.match(rest, prefix)
            for char, child in sorted(self.children.items()):
                yield from child.match(pattern, prefix + char)
        else:
            for char, child in sorted(self.children.items()):
                if head in ("?", char):
                    yield from child.match(rest, prefix + char)

    def remove(self, word):
        if word not in self:
            raise KeyError(word)
        path = [self]
        for char in word:
            path.append(path[-1].children[char])
        path[-1].count = 0
        for parent, char, node in reversed(list(zip(path, word, path[1:]))):
            if node.children or node.count:
                break
            del parent.children[char]

    def close(self, word, distance):
        """Words within an edit distance, walking the trie with one row of the table."""
        def step(node, prefix, row):
            if node.count and row[-1] <= distance:
                yield row[-1], prefix
            if min(row) > distance:
                return
            for char, child in sorted(node.children.items()):
                new = [row[0] + 1]
                for i, wanted in enumerate(word, 1):
                    new.append(min(new[i - 1] + 1, row[i] + 1, row[i - 1] + (wanted != char)))
                yield from step(child, prefix + char, new)

        return sorted(step(self, "", list(range(len(word) + 1))))


text = """the quick brown fox jumps over the lazy dog the dog barks and the fox runs
quickly through the thick forest then there was quiet thanks to the thorns"""
trie = Trie(text.split())
print(len(trie), "the" in trie, "th" in trie, list(trie)[:5])
for prefix in ("th", "qu", "fo", "z", ""):
    print(repr(prefix), trie.complete(prefix))
print(list(trie.match("t?e")), list(trie.match("*ck")), list(trie.match("f*")), list(trie.match("?o?")))
trie.remove("the")
print("the" in trie, "then" in trie, trie.complete("the"))
try:
    trie.remove("absent")
except KeyError as error:
    print("no", error)
print(trie.close("quik", 2), trie.close("thron", 2), trie.close("xyz", 1))
