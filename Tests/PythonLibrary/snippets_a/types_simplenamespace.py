from types import SimpleNamespace
n = SimpleNamespace(a=1, b="x")
n.c = [1]
print(n, n.a, n == SimpleNamespace(a=1, b="x", c=[1]), n != SimpleNamespace(), vars(n))
del n.a
print(n, hasattr(n, "a"))
try:
    n.zz
except AttributeError as e:
    print(e)
