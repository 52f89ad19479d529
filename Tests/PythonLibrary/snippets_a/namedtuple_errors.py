from collections import namedtuple
def t(*a, **k):
    try:
        print(namedtuple(*a, **k)._fields)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
t("P", "x x"); t("P", "def y"); t("P", "_x y"); t("P", "1x"); t("class", "x")
t("P", "x x def _y ok", rename=True); t("P", "x y", defaults=[1, 2, 3]); t("P", ["a", "b"]); t("P", "a,b , c")
P = namedtuple("P", "x y")
for args in ((), (1,), (1, 2, 3)):
    try:
        P(*args)
    except TypeError as e:
        print(e)
try:
    P._make([1])
except TypeError as e:
    print(e)
