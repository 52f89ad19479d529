import string
class Fmt(string.Formatter):
    def convert_field(self, value, conversion):
        if conversion == "u": return str(value).upper()
        return super().convert_field(value, conversion)
    def check_unused_args(self, used, args, kwargs):
        unused = set(kwargs) - used
        if unused: print("unused", sorted(unused))
    def get_field(self, name, args, kwargs):
        obj, key = super().get_field(name, args, kwargs)
        return (obj() if callable(obj) else obj), key
f = Fmt()
print(f.format("{a!u} {b:>4}|{c.x}", a="hi", b=3, c=type("C", (), {"x": 7}), d=1)); print(f.format("{f}", f=lambda: "called"), f.vformat("{0}{0}", ("z",), {}))
