### plain
x = = 1

### missing value
x =

### missing colon after if
if True
    pass

### missing colon after def
def f()
    pass

### missing colon after class
class A
    pass

### missing colon after for
for x in []
    pass

### missing colon after while
while True
    pass

### missing colon after else
if 1:
    pass
else
    pass

### missing colon after try
try
    pass

### missing colon after with
with a as b
    pass

### missing colon after match
match x
    case 1: pass

### missing block
def f():
x = 1

### missing block after if
if True:

### missing block after for
for x in []:
y = 1

### missing block after while
while 1:
y = 1

### missing block after class
class A:
x = 1

### missing block after try
try:
x = 1

### missing block after else
if 1:
    pass
else:
x = 1

### missing block after with
with a:
x = 1

### missing block after except
try:
    pass
except ValueError:
x = 1

### missing block after finally
try:
    pass
finally:
x = 1

### missing block after match
match x:
y = 1

### missing block after case
match x:
    case 1:
    y = 1

### unexpected indent
x = 1
  y = 2

### wrong dedent
if 1:
        a = 1
    b = 2

### mixed tabs and spaces
if 1:
	a = 1
        b = 2

### unclosed parenthesis
x = (1, 2

### unclosed bracket
x = [1, 2
y = 3

### unclosed brace
x = {"a": 1

### unmatched closing
x = 1)

### mismatched closing
x = (1]

### mismatched closing on another line
x = (1,
     2]

### assignment in a condition
if x = 5: pass

### assignment in a call position
f(a, b=1, c.d=2)

### assignment in a comparison
x = 5
while x = 6: pass

### comparison with a single equal sign in a list
[x = 1]

### missing comma
x = [1 2]

### missing comma in a call
print("a" "b" c)

### missing comma between names
f(a b)

### missing comma in a dict
{"a": 1 "b": 2}

### print statement
print "hello"

### exec statement
exec "x = 1"

### not equal of old
1 <> 2
# 3.14| SyntaxError: invalid syntax.  Maybe you meant '!=' instead of '<>'?

### old octal
017

### backticks
`x`

### invalid name
2x = 5

### invalid character
x = 5 ? 6

### dollar
$x = 5

### lone exclamation
!x

### keyword as name
class = 5

### keyword as parameter
def f(if): pass

### keyword as attribute
a.class = 1

### assign to keyword
None = 1

### assign to True in a for
for True in []: pass

### assign to debug
__debug__ = 1

### assign to operator
x + 1 = 2

### assign to comparison
a < b = 1

### assign to literal text
"a" = 1

### assign to f-string
f"{x}" = 1

### assign to lambda
lambda: 0 = 1

### assign to a comprehension
[x for x in y] = 1

### assign to dict display
{} = 1

### assign to ellipsis
... = 1

### assign to await
await x = 1

### augmented to a call
f() += 1

### for target
for f() in []: pass

### for target literal
for 5 in []: pass

### with target
with a as f(): pass

### with target literal
with a as 5: pass

### import target
import a.b as c.d
# 3.14| SyntaxError: cannot use attribute as import target

### from nothing
from import x

### import star with others
from math import *, sin

### import with trailing comma
from math import sin,

### import dash
import a-b

### empty parentheses of import
from math import ()

### lambda with a statement
lambda: return 1

### return in a class
class A:
    return 1

### yield at module level in a list
[(yield 1)]

### decorators without anything
@d

### else without if
else: pass

### elif after else
if 1: pass
else: pass
elif 2: pass
# 3.14| SyntaxError: 'elif' block follows an 'else' block

### except without try
except: pass

### finally twice
try: pass
finally: pass
finally: pass

### two else
for x in []: pass
else: pass
else: pass

### star assignment alone
*a = 1

### star in a subscript slice
a[*b:1]

### star expression statement
*a

### double star expression
**a

### star in an argument with default
def f(a, *, b=1, *c): pass

### dict display mixed with set
{1: 2, 3}

### set display mixed with dict
{1, 2: 3}

### dict value missing
{"a":}

### dict key without value
{"a": 1, "b"}

### dict double star in set
{1, **{}}

### conditional without else in a list
[1 if x]

### comprehension without in
[x for x y]
# 3.14| SyntaxError: 'in' expected after for-loop variables

### comprehension target
[x for 5 in y]

### generator parentheses with trailing comma
f(x for x in y, )

### not in the wrong place
x not y

### is not is one operator
1 is is 2

### colon in expression
x = 1:

### semicolon only
;

### try with except and except star
try: pass
except ValueError: pass
except* KeyError: pass

### async without def
async x = 1

### async for at module level
async for x in y: pass

### nonlocal at module level
nonlocal x

### global after use
x = 1
def f():
    x = 2
    global x

### import future late
import math
from __future__ import annotations

### future braces
from __future__ import braces

### too many nested parentheses
eval("(" * 300 + ")" * 300)

### unindented docstring continuation
def f():
    """a"""
   x = 1

### backslash before a space
x = 1 \ 
    + 2

### backslash at the end
x = 1 \

### unterminated text in a call
print("abc)

### unterminated triple
x = '''abc
def

### unterminated f-string triple
f"""{x}
# 3.14| SyntaxError: unterminated triple-quoted f-string literal (detected at line 1)

### non printable character
x = 1

### positional after keyword
f(a=1, b)

### keyword twice
f(a=1, a=2)

### default then plain parameter
def f(a=1, b): pass
# 3.14| SyntaxError: parameter without a default follows parameter with a default

### duplicate parameter
def f(a, a): pass

### lambda duplicate parameter
lambda a, a: 0

### typing of keywords
whlie True: pass
# 3.14| SyntaxError: invalid syntax. Did you mean 'while'?

### typing of def
dfe f(): pass
# 3.14| SyntaxError: invalid syntax. Did you mean 'def'?

### typing of import
improt math
# 3.14| SyntaxError: invalid syntax. Did you mean 'import'?

### elseif
if 1: pass
elseif 2: pass
# 3.14| SyntaxError: invalid syntax. Did you mean 'elif'?

### decimal with a letter
x = 12ab

### dots
x = 1..2

### attribute of int without parentheses
5.real

### two statements without a separator
x = 1 y = 2

### if with a walrus without parentheses is fine
if x := 5: print(x)

### del nothing
del

### raise with a comma
raise ValueError, "x"

### return with star only
def f(): return *a

### invalid nested f-string spec
f"{1:{2:{3:{4}}}}"

### class keyword duplicate
class A(metaclass=type, metaclass=type): pass

### repeated star star
f(**a, *b)

### assignment expression with a tuple target
(a, b := 1, 2)
print(b)

### unparenthesised walrus in a keyword argument
f(a=b := 1)

### unparenthesised walrus in a subscript is fine
x = [1, 2]
print(x[i := 1], i)

### unparenthesised walrus in a lambda
lambda: x := 1
