### parts
name = "World"
t = t"Hello {name}!"
print(t.strings, [i.value for i in t.interpolations], t.values)
# 3.14| ('Hello ', '!') ['World'] ('World',)

### repr
x = 5
print(repr(t"a{x}b"), t"", t"plain")
# 3.14| Template(strings=('a', 'b'), interpolations=(Interpolation(5, 'x', None, ''),)) Template(strings=('',), interpolations=()) Template(strings=('plain',), interpolations=())

### interpolation fields
x = 3.14159
i = t"{x!r:>{10}}".interpolations[0]
print(i.value, i.expression, i.conversion, i.format_spec)
# 3.14| 3.14159 x r >10

### iteration
x, y = 1, "b"
for part in t"a{x}{y}c": print(type(part).__name__, part if isinstance(part, str) else part.value)
# 3.14| str a
# 3.14| Interpolation 1
# 3.14| Interpolation b
# 3.14| str c

### expressions are evaluated at once
def f():
    print("called")
    return 7
t = t"{f()} and {f() + 1}"
print(t.values)
# 3.14| called
# 3.14| called
# 3.14| (7, 8)

### expression text
a, b = 2, 3
print([i.expression for i in t"{a + b}{ a }{a*b }{(a, b)}".interpolations])
# 3.14| ['a + b', ' a ', 'a*b ', '(a, b)']

### debug form
x = 5
t = t"{x=} {x = :>5}"
print(t.strings, [(i.expression, i.conversion, i.format_spec) for i in t.interpolations])
# 3.14| ('x=', ' x = ', '') [('x', 'r', ''), ('x ', None, '>5')]

### concatenation
x = 1
t = t"a{x}" + t"{x}b"
print(t.strings, t.values, (t"a" t"b").strings)
# 3.14| ('a', '', 'b') (1, 1) ('ab',)

### concatenation with text
t"a" + "b"
# 3.14| TypeError: can only concatenate string.templatelib.Template (not "str") to string.templatelib.Template

### text plus template
"a" + t"b"
# 3.14| TypeError: can only concatenate str (not "string.templatelib.Template") to str

### mixing literals
t"a" "b"
# 3.14| SyntaxError: cannot mix t-string literals with string or bytes literals

### raw template
x = 1
print(rt"\n{x}\t".strings, t"\n".strings)
# 3.14| ('\\n', '\\t') ('\n',)

### no str conversion
x = 1
print(str(t"a{x}") == repr(t"a{x}"), isinstance(t"", str), type(t"").__name__)
# 3.14| True False Template

### types
from string.templatelib import Template, Interpolation
t = t"{1}"
print(isinstance(t, Template), isinstance(t.interpolations[0], Interpolation), Template("a", Interpolation(5, "x"), "b").strings)
# 3.14| True True ('a', 'b')

### html escaping
from string.templatelib import Template
def html(t):
    out = []
    for p in t:
        out.append(p if isinstance(p, str) else str(p.value).replace("&", "&amp;").replace("<", "&lt;"))
    return "".join(out)
evil = "<script>&"
print(html(t"<p>{evil}</p>"))
# 3.14| <p>&lt;script>&amp;</p>

### render as f-string would
from string.templatelib import Template
def render(t):
    conv = {"r": repr, "s": str, "a": ascii, None: lambda v: v}
    return "".join(p if isinstance(p, str) else format(conv[p.conversion](p.value), p.format_spec) for p in t)
x = 3.14159
print(render(t"[{x:.2f}] [{x!r:>10}] [{'é'!a}]"))
# 3.14| [3.14] [   3.14159] ['\xe9']

### sql parameters
def sql(t):
    q = "?".join(t.strings)
    return q, list(t.values)
user, age = "bo'; --", 5
print(sql(t"SELECT * FROM u WHERE name = {user} AND age > {age}"))
# 3.14| ('SELECT * FROM u WHERE name = ? AND age > ?', ["bo'; --", 5])

### nested templates and f-strings
x = 1
print(t"{f'{x}'}".values, f"{t'{x}'.values}", t"{t'{x}'}".values[0].values)
# 3.14| ('1',) (1,) (1,)

### braces
x = 1
print(t"{{{x}}}".strings)
# 3.14| ('{', '}')

### match on interpolation
for p in t"a{5!r}":
    match p:
        case str(): print("text", p)
# 3.14| text a

### empty expression
t"{}"
# 3.14| SyntaxError: t-string: valid expression required before '}'

### undefined name
t"{missing}"
# 3.14| NameError: name 'missing' is not defined

### equality is identity
a = t"x"
print(a == a, t"x" == t"x")
# 3.14| True False
