### case methods
s = "hELLO wORLD"
print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())

### title with apostrophes and digits
print("they're bill's 3rd friends".title(), "a1b2c3".title(), "x_y".title())

### case of other alphabets
print("straße".upper(), "STRASSE".lower(), "ß".casefold(), "ÀÉ".lower(), "ǆ".title(), "ﬁ".upper(), "İ".lower() == "i̇")

### final sigma
print("ΑΣ".lower(), "ΑΣΑ".lower(), "ΟΔΟΣ ΟΔΟΣ".lower())

### capitalize lowers the rest
print("hELLO".capitalize(), "ñandú".capitalize(), "".capitalize(), "1abc".capitalize())

### strip
print(["  a b ".strip(), "  a ".lstrip(), " a  ".rstrip(), "xxaxx".strip("x"), "abcab".strip("ba"), "\t\n a\r".strip(), "aaa".strip("a")])

### strip with None and unicode spaces
print(["\u2003a\u00a0".strip(), " a ".strip(None), "éaé".strip("é")])

### strip with a number
"a".strip(1)

### split on white space
print("a  b\tc\nd ".split(), "".split(), "   ".split(), "a b c d".split(None, 2), " a b ".split(None, 1))

### split on a separator
print("a,b,,c".split(","), "".split(","), ",".split(","), "a--b--c".split("--"), "a,b,c".split(",", 1), "abc".split("x"), "a,b".split(",", 0))

### split with keywords
print("a b c".split(maxsplit=1), "a-b-c".split(sep="-", maxsplit=-1))

### split on nothing
"abc".split("")

### split on a number
"abc".split(1)

### rsplit
print("a,b,c".rsplit(",", 1), "a b c".rsplit(None, 1), "a  b  c ".rsplit(maxsplit=1), "abc".rsplit("x"))

### splitlines
print("a\nb\r\nc\rd".splitlines(), "a\n".splitlines(), "\n".splitlines(), "".splitlines(), "a\nb\n".splitlines(True), "a\x0bb\x0cc\x1cd\x85e\u2028f".splitlines())

### splitlines keepends keyword
print("a\r\nb".splitlines(keepends=True))

### partition
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("="), "abc".rpartition("="), "=".partition("="))

### partition on nothing
"abc".partition("")

### join
print(",".join(["a", "b"]), "".join("xyz"), "-".join([]), ", ".join(str(i) for i in range(3)), "ab".join(["1"]))

### join of non strings
",".join(["a", 1])

### join of bytes
",".join([b"a"])

### join of a number
",".join(5)

### replace
print("aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "aXbX".replace("X", ""), "aa".replace("aaa", "b"))

### replace with a negative count
"aaa".replace("a", "b", -1)

### replace with zero count
"aaa".replace("a", "b", 0)

### replace with a number
"a".replace("a", 1)

### find family
s = "banana"
print(s.find("an"), s.rfind("an"), s.find("x"), s.find("an", 2), s.find("an", 2, 4), s.find("", 3), s.find(""), s.rfind(""), s.find("", 10), s.find("a", -2))

### index family
s = "banana"
print(s.index("n"), s.rindex("n"), s.index("", 6))

### index of a missing part
"abc".index("x")

### rindex of a missing part
"abc".rindex("x")

### find of a number
"abc".find(1)
# 3.14| TypeError: find() argument 1 must be str, not int

### count
print("banana".count("an"), "banana".count("a"), "aaaa".count("aa"), "abc".count(""), "".count(""), "banana".count("a", 2), "banana".count("a", 2, 4), "abc".count("", 5))

### startswith and endswith
print("hello".startswith("he"), "hello".startswith("lo", 3), "hello".endswith("lo"), "hello".endswith("l", 0, 4), "abc".startswith(("x", "ab")), "abc".endswith(()), "abc".startswith(""), "abc".startswith("", 4))

### startswith of a list
"abc".startswith(["a"])

### startswith of a tuple with a number
"abc".startswith(("x", 1))

### removeprefix and removesuffix
print("unhappy".removeprefix("un"), "happy".removeprefix("un"), "test.py".removesuffix(".py"), "aaa".removesuffix("a"), "abc".removesuffix(""), "abc".removeprefix("abcd"))

### justify
print(["ab".ljust(5), "ab".rjust(5), "ab".center(5), "ab".center(6, "*"), "abc".center(6, "-"), "abc".ljust(2), "ab".rjust(4, "0"), "a".center(4, "x"), "a".center(5, "x")])

### justify with a long fill
"a".ljust(5, "xy")

### justify with a number as fill
"a".center(5, 1)

### zfill
print("42".zfill(5), "-42".zfill(5), "+42".zfill(6), "abc".zfill(2), "".zfill(2), "--1".zfill(5))

### expandtabs
print(["a\tb".expandtabs(), "a\tb".expandtabs(4), "\t".expandtabs(2), "ab\tc\td".expandtabs(3), "a\tb\nc\td".expandtabs(4), "a\tb".expandtabs(0), "a\tb".expandtabs(tabsize=1)])

### tests of kinds of characters
for s in ("abc", "abc1", "123", "12.3", " ", "", "ABC", "Abc", "aBC", "½", "²", "٣", "é", "_", "a b"):
    print(repr(s), s.isalpha(), s.isalnum(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isspace(), s.isupper(), s.islower(), s.istitle())

### isidentifier and keywords
print("abc".isidentifier(), "1a".isidentifier(), "_".isidentifier(), "".isidentifier(), "if".isidentifier(), "é".isidentifier(), "a b".isidentifier())

### isprintable and isascii
print("abc".isprintable(), "a\n".isprintable(), "".isprintable(), "\u200b".isprintable(), "é".isprintable(), "abc".isascii(), "é".isascii(), "".isascii())

### translate with a dict
print("abc".translate({97: "x", 98: None, 99: 100}), "hello".translate({ord("l"): "LL"}))

### maketrans
print(str.maketrans("ab", "xy"), str.maketrans({"a": 1, 98: None}), str.maketrans("a", "b", "c"), "banana".translate(str.maketrans("an", "on", "b")))

### maketrans with unequal lengths
str.maketrans("ab", "x")

### maketrans with a long key
str.maketrans({"ab": 1})
# 3.14| ValueError: string keys in translatetable must be of length 1

### translate with a class that raises LookupError
class T:
    def __getitem__(self, key):
        if key == 97: return "A"
        raise LookupError
print("banana".translate(T()))

### translate to a bad value
"a".translate({97: 1.5})

### encode
print("é".encode(), "é".encode("latin-1"), "abc".encode("ascii"), "€".encode("utf-16-le"), "é".encode("utf-8"), "a".encode("utf-16-be"), "a".encode("utf-32-le"))

### encode error
"é".encode("ascii")

### encode error over a run
"aéüb".encode("ascii")

### encode error handlers
print("aéb".encode("ascii", "ignore"), "aéb".encode("ascii", "replace"), "aéb".encode("ascii", "xmlcharrefreplace"), "aéb".encode("ascii", "backslashreplace"), "a😀".encode("ascii", "backslashreplace"), "é".encode("ascii", "namereplace"))

### unknown encoding
"a".encode("nope")

### unknown error handler
"é".encode("ascii", "nope")

### encode latin-1 out of range
"€".encode("latin-1")

### encode a lone surrogate
"\ud800".encode("utf-8")

### surrogateescape round trip
b = b"a\xffb"
s = b.decode("utf-8", "surrogateescape")
print(ascii(s), s.encode("utf-8", "surrogateescape"))

### concatenation and repetition
print("ab" + "cd", "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "a" "b" 'c')

### concatenation with a number
"a" + 1

### repetition by a string
"a" * "b"

### comparison
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "é" > "z", "Z" < "a", "10" < "9", "a" == "a", "a" != "b", "😀" > "\uffff")

### ordering against a number
"a" < 1

### indexing
s = "hello"
print(s[0], s[-1], s[4], s[-5], s[True])

### index out of range
"abc"[3]

### negative index out of range
"abc"[-4]

### index by a string
"abc"["a"]

### slicing
s = "abcdef"
print(s[1:4], s[:2], s[4:], s[::-1], s[::2], s[1::2], s[-3:-1], s[5:1:-2], s[10:], s[:-10], s[3:3], s[-100:100], s[::-3])

### slice with step zero
"abc"[::0]

### slice with a float
"abc"[1.0:2]

### assignment to an index
s = "abc"
s[0] = "x"

### deletion of an index
s = "abc"
del s[0]

### containment
print("a" in "abc", "" in "abc", "bc" in "abc", "ac" in "abc", "x" not in "abc", "" in "")

### containment of a number
1 in "abc"

### iteration
print(list("héy"), [c.upper() for c in "abc"], tuple("😀a"), sorted("banana"), "".join(reversed("abc")))

### length counts code points
print(len("é"), len("e\u0301"), len("😀"), len("👨‍👩‍👧"), len(""), len("\n"))

### min and max
print(min("banana"), max("banana"), max("a", "B", key=str.lower))

### unpacking
a, b, *c = "hello"
print(a, b, c)

### unpacking too short
a, b, c, d = "abc"

### hash and equality as keys
d = {"a": 1}
print(d["".join(["a"])], hash("x") == hash("x"), {"é": 2}["\u00e9"])

### str constructor
print(str(), str(5), str(None), str([1, "a"]), str(b"ab"), str(b"ab", "ascii"), str(b"\xc3\xa9", "utf-8"), str(object=3))

### str of bytes with errors
print(str(b"\xff", "utf-8", "replace") == "\ufffd", str(b"a\xff", errors="ignore"))

### str of str with an encoding
str("a", "utf-8")

### str of a number with an encoding
str(5, "utf-8")

### str of bad bytes
str(b"\xff\xfe", "utf-8")

### unknown attribute
"abc".foo

### a method needs its argument
"abc".replace("a")
# 3.14| TypeError: replace() takes at least 2 positional arguments (1 given)

### a method takes no keyword
"abc".replace(old="a", new="b")
# 3.14| TypeError: replace() takes at least 2 positional arguments (0 given)

### a method takes no argument
"abc".upper(1)

### calling a string
"abc"()

### attribute cannot be set
"abc".x = 1
# 3.14| AttributeError: 'str' object has no attribute 'x' and no __dict__ for setting new attributes

### methods through the class
print(str.upper("abc"), list(map(str.strip, [" a ", "b "])), str.join("-", "ab"))

### method of the wrong type
str.upper(5)

### unbound method without argument
str.upper()

### subclass of str
class Tag(str):
    def __new__(cls, name, level=1):
        self = super().__new__(cls, name)
        self.level = level
        return self
    def __repr__(self):
        return f"Tag({str(self)!r}, {self.level})"
t = Tag("h", 2)
print(t, repr(t), t.upper(), type(t.upper()).__name__, t + "x", t == "h", len(t), t.level)

### str of str subclass with __str__
class S(str):
    def __str__(self): return "other"
print(S("a"), str(S("a")), f"{S('a')}", "%s" % S("a"), S("a") + "b", "".join([S("a")]))

### __str__ that returns a number
class A:
    def __str__(self): return 5
str(A())

### __repr__ that returns None
class A:
    def __repr__(self): return None
repr(A())

### str falls back to repr
class A:
    def __repr__(self): return "<A>"
print(A(), str(A()), [A()], f"{A()!s} {A()!r}", {"k": A()}, (A(),))

### counting words
text = "the cat and the hat and the bat"
counts = {}
for w in text.split():
    counts[w] = counts.get(w, 0) + 1
print(sorted(counts.items(), key=lambda p: (-p[1], p[0])))

### palindrome
def is_palindrome(s):
    t = "".join(c.lower() for c in s if c.isalnum())
    return t == t[::-1]
print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("nope"))

### caesar
def shift(s, k):
    return "".join(chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else c for c in s)
print(shift("hello, world", 3), shift(shift("hello", 3), -3))

### format_map and a default dict
class D(dict):
    def __missing__(self, key): return "{" + key + "}"
print("{a} {b}".format_map(D(a=1)))

### multiline strings
s = """first
  second
third"""
print(s.split("\n"), len(s))

### identity of stripping nothing
s = "abc"
print(s.strip() == s, s.upper().lower() == s, s[:] == s)

### chained methods
print("  Hello, World!  ".strip().lower().replace(",", "").split()[::-1])

### natural sort by key
names = ["item10", "item2", "Item1"]
print(sorted(names), sorted(names, key=str.lower), sorted(names, key=len), sorted(names, key=lambda s: int(s[4:])))

### big repeat and slices
s = "abc" * 1000
print(len(s), s[1500], s.count("ca"), s.find("cab", 2000), s.rfind("a"))

### zip of strings
print(["".join(p) for p in zip("abc", "xyz")], dict(zip("ab", "cd")))

### string times bool
print("a" * True, "a" * False)
