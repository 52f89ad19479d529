import inspect
class Commands:
    """Available commands."""
    def do_add(self, a: int, b: int = 2):
        """Add two numbers."""
        return a + b
    def do_echo(self, *words, sep=" "):
        """Echo words."""
        return sep.join(words)
    def helper(self): ...
c = Commands()
for name, fn in inspect.getmembers(c, inspect.ismethod):
    if name.startswith("do_"):
        print(name[3:], inspect.signature(fn), "-", inspect.getdoc(fn), [p.name for p in inspect.signature(fn).parameters.values() if p.default is p.empty])
bound = inspect.signature(c.do_add).bind("1")
bound.apply_defaults()
print(dict(bound.arguments), c.do_add(*map(int, bound.args)))
