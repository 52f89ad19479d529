from string import Formatter
f = Formatter()
print(f.format("{0} {1:>5} {name!r} {d[k]} {o.real}", 1, "ab", name="n", d={"k": 2}, o=3))
print(f.format("{} {}", 1, 2), f.format("{:{w}}|", "x", w=4), f.format("{{}}"), list(f.parse("a{b!r:>5}c{{d")))
class Default(Formatter):
    def get_value(self, key, args, kwargs):
        try:
            return super().get_value(key, args, kwargs)
        except (KeyError, IndexError):
            return f"<{key}>"
    def format_field(self, value, spec):
        return value.upper() if spec == "up" else super().format_field(value, spec)
print(Default().format("{a} {0} {b:up} {c:.2f}", b="loud", c=1.234))
for s, a in (("{a", ()), ("}", ()), ("{0}{}", (1, 2)), ("{x}", ()), ("{!z}", (1,))):
    try:
        print(f.format(s, *a))
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e)
