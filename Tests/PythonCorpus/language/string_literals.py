### simple escapes
print(["\n", "\t", "\\", "\'", "\"", "\a", "\b", "\f", "\r", "\v", "\0"])

### numeric escapes
print("\x41\u00e9\U0001F600\101\60", len("\x00\u0000"), "\7" == "\x07", "\08" == "\x008")

### named escapes
print("\N{BULLET}\N{LATIN SMALL LETTER E WITH ACUTE}\N{SNOWMAN}\N{greek small letter alpha}")

### unknown name
"\N{NO SUCH CHARACTER NAME}"

### truncated hex escape
"\x4"

### truncated unicode escape
"\u12"

### escape out of range
"\U00110000"

### unknown escapes stay
print("\d\q", len("\d"))

### line continuation in a string
print("a\
b")

### raw strings
print(r"\n\t\\", len(r"\n"), r"a\"b", R"\x")

### raw string cannot end with a backslash
r"\"
# 3.14| SyntaxError: unterminated string literal (detected at line 1); perhaps you escaped the end quote?

### quote choice of repr
print([repr("a'b"), repr('a"b'), repr("a'b\"c"), repr("abc")])

### repr of control characters
print(repr("\x00\x01\x1f\x7f\x80\xa0\xad"), repr("\t\n\r\\"))

### repr of unicode
print(repr("é"), repr("\u200b"), repr("\u2028"), repr("😀"), repr("\ue000"), repr("\ud800"), repr("\U000e0001"), repr("\u0378"))

### ascii of unicode
print(ascii("é€😀\n'"), ascii("abc"))

### triple quotes
print('''a'b"c''', """x""y""", """a\"""b""")

### unterminated string
x = "abc

### unterminated triple quoted string
x = """abc

### adjacent literals of different kinds
print("a" 'b' """c""" r"\d")

### bytes and text do not mix
"a" b"b"

### bytes literals
print(b"abc", b"\x00\xff", rb"\n", b'\'"', b"\101", Rb"a")

### non ascii bytes literal
b"é"

### surrogate pairs are not joined
s = "\ud83d\ude00"
print(len(s), s == "😀")

### combining characters compare by code point
print("é" == "e\u0301", len("e\u0301"))

### identifiers are normalised
ﬁ = 1
print(fi)

### unicode identifiers
größe = 3
变量 = 4
print(größe + 变量)

### invalid character
x = 5 €

### invalid quote characters
print(“a”)

### invisible character in the source
x = 1\u200b + 2

### encode and decode round trips
for s in ("abc", "é€😀", "\x00\x7f\x80"):
    for c in ("utf-8", "utf-16", "utf-32", "utf-8-sig"):
        assert s.encode(c).decode(c) == s
print("ok", "a".encode("utf-8-sig"), "a".encode("utf-16")[:2] == b"\xff\xfe")

### ord and chr
print(ord("a"), ord("é"), ord("😀"), chr(97), chr(233), chr(0x1F600), chr(0) == "\0")

### unicodedata
import unicodedata
print(unicodedata.name("é"), unicodedata.category("A"), unicodedata.normalize("NFD", "é") == "e\u0301", unicodedata.lookup("SNOWMAN"), unicodedata.numeric("½"))

### line separators inside text
s = "a\u2028b\x85c\x1dd"
print(len(s.splitlines()), len(s.split()), len(s.split("\n")))

### white space split covers unicode spaces
print("a\u3000b\u00a0c\u2009d\x1fe".split())

### upper and lower change the length
print(len("ŉ".upper()), len("ΐ".upper()), len("ß".upper()), "ŉ".upper(), len("İ".lower()))

### digits of many scripts
print("०१२".isdigit(), int("०१२"), "①".isdigit(), "①".isdecimal(), "Ⅷ".isnumeric(), "一".isnumeric())

### backslash then newline outside strings
x = 1 + \
    2
x

### semicolons and comments
x = 1; y = 2  # note
print(x + y);

### long implicit joining in parentheses
s = ("one "
     "two "  # comment
     "three")
s
