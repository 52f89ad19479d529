### close builtin
pritn("x")

### close variable
counter = 5
conter

### close local
def f():
    total = 5
    return totl
f()

### no close name
zzzzzzzz

### close but too different
abc = 1
xyz

### case differs
Value = 5
value

### module attribute
import math
math.sqr(4)

### module attribute not close
import math
math.nothing_like_it

### forgotten import
math.floor(2)
# 3.14| NameError: name 'math' is not defined. Did you forget to import 'math'?

### forgotten import that is not a module
maths.floor(2)

### attribute of an instance
class A:
    def __init__(self): self.username = 1
A().usernme

### attribute of a class
class A:
    limit = 5
A.limt

### method of text
"abc".uper()

### method of a list
[].apend(1)

### method of a dict
{}.itmes()

### private attribute is not offered
class A:
    def __init__(self): self._secret = 1
A().secret
# 3.14| AttributeError: 'A' object has no attribute 'secret'

### self forgotten
class A:
    def __init__(self): self.value = 5
    def m(self): return value
A().m()
# 3.14| NameError: name 'value' is not defined. Did you mean: 'self.value'?

### import from
from itertools import chian
# 3.14| ImportError: cannot import name 'chian' from 'itertools' (unknown location). Did you mean: 'chain'?

### import from close
from itertools import cycl
# 3.14| ImportError: cannot import name 'cycl' from 'itertools' (unknown location). Did you mean: 'cycle'?

### import missing module
import nothing_like_it_at_all

### import missing submodule
import math.sub

### import from a missing module
from nothing_like_it_at_all import x

### keyword argument
def f(separator): pass
f(seperator=1)
# 3.14| TypeError: f() got an unexpected keyword argument 'seperator'. Did you mean 'separator'?

### keyword argument of a class
class A:
    def __init__(self, name): pass
A(nme=1)
# 3.14| TypeError: A.__init__() got an unexpected keyword argument 'nme'. Did you mean 'name'?

### name in a nested scope
def f():
    width = 1
    def g(): return widht
    return g()
f()

### suggestion among several
value1 = 1
value2 = 2
value3

### suggestion from enclosing with a comprehension
items = [1]
[x for x in itms]

### exception caught has no suggestion in str
try: pritn
except NameError as e: print(e)

### attribute caught has no suggestion in str
try: "a".uper
except AttributeError as e: print(e)

### true and none spelled wrong
true

### null
null

### none
x = none

### self outside
self.x

### this
this
# 3.14| NameError: name 'this' is not defined. Did you forget to import 'this'?

### foreach of other languages
len.length

### list add
[1].add(2)

### text contains
"abc".contains("a")

### dict has key
{}.has_key("a")

### push
[].push(1)

### set append
{1}.append(2)
