# The types of template strings; the interpreter itself makes them from t"..." literals.

__all__ = ["Interpolation", "Template", "convert"]

try:
    from _templatelib import Interpolation, Template
except ImportError:
    class Interpolation:
        __slots__ = ("value", "expression", "conversion", "format_spec")
        __match_args__ = ("value", "expression", "conversion", "format_spec")

        def __new__(cls, value, expression="", conversion=None, format_spec=""):
            if conversion not in (None, "s", "r", "a"):
                raise ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' "
                                 "or 'r'")
            self = super().__new__(cls)
            put = object.__setattr__
            put(self, "value", value)
            put(self, "expression", expression)
            put(self, "conversion", conversion)
            put(self, "format_spec", format_spec)
            return self

        def __setattr__(self, name, value):
            raise AttributeError("readonly attribute")

        def __repr__(self):
            return (f"Interpolation({self.value!r}, {self.expression!r}, {self.conversion!r}, "
                    f"{self.format_spec!r})")

    class Template:
        __slots__ = ("strings", "interpolations")

        def __new__(cls, *args):
            strings = [""]
            interpolations = []
            for arg in args:
                if isinstance(arg, str):
                    strings[-1] += arg
                elif isinstance(arg, Interpolation):
                    interpolations.append(arg)
                    strings.append("")
                else:
                    raise TypeError("Template.__new__ *args need to be of type 'str' or "
                                    f"'Interpolation', got {type(arg).__name__}")
            self = super().__new__(cls)
            object.__setattr__(self, "strings", tuple(strings))
            object.__setattr__(self, "interpolations", tuple(interpolations))
            return self

        def __setattr__(self, name, value):
            raise AttributeError("readonly attribute")

        @property
        def values(self):
            return tuple([i.value for i in self.interpolations])

        def __iter__(self):
            for text, item in zip(self.strings, self.interpolations):
                if text:
                    yield text
                yield item
            if self.strings[-1]:
                yield self.strings[-1]

        def __add__(self, other):
            if not isinstance(other, Template):
                raise TypeError("can only concatenate string.templatelib.Template (not "
                                f"\"{type(other).__name__}\") to string.templatelib.Template")
            return Template(*self, *other)

        def __repr__(self):
            return f"Template(strings={self.strings!r}, interpolations={self.interpolations!r})"


def convert(obj, /, conversion):
    """Apply a conversion of a replacement field: None, 's', 'r' or 'a'."""
    if conversion is None:
        return obj
    if conversion == "r":
        return repr(obj)
    if conversion == "s":
        return str(obj)
    if conversion == "a":
        return ascii(obj)
    raise ValueError(f"invalid conversion specifier: {conversion}")
