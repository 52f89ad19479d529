import inspect
class Base:
    """Base doc.

        indented
    """
    def run(self):
        """Run it."""
    x = 1
class D(Base):
    def run(self): pass
    y = 2
    @staticmethod
    def s(): pass
print(inspect.getdoc(Base)); print(inspect.getdoc(D.run), inspect.getdoc(D), inspect.getdoc(D().run))
print([n for n, v in inspect.getmembers(D) if not n.startswith("__")], [n for n, v in inspect.getmembers(D, inspect.isfunction)])
print(inspect.cleandoc("  first\n      second\n        third\n\n"), inspect.getmodule(D).__name__, inspect.getattr_static(D, "y"))
