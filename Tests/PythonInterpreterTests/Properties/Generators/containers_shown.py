"""The repr, comparison, copy and literal evaluation of nested data."""

from values import value

PRELUDE = "import ast, copy, pprint\n"


def case(rng):
    a = value(rng, 3)
    return rng.choice([
        f"{a}", f"str({a})", f"ascii({a})", f"attempt(lambda: {a} == {value(rng, 2)})", f"attempt(lambda: {a} < {value(rng, 2)})",
        f"ast.literal_eval(repr({a}))" if "float(" not in a else "0", f"copy.deepcopy({a})", f"attempt(lambda: hash({a}) == hash({a}))" if "nan" not in a else "0",
        f"pprint.pformat({a}, width={rng.randrange(10, 60)})", f"[type(x).__name__ for x in [{a}]]", f"'%s %r' % ({a}, 1)", f"f'{{{a}!r:>30}}'" if "'" not in a and "\\" not in a and "{" not in a else "1",
    ])
