"""Values through JSON and back, with the options of dumps, and damaged texts."""

import json

from values import floating, integer, text

PRELUDE = "import json\n"
OPTIONS = ["", "indent=2", "indent=0", "indent='\\t'", "sort_keys=True", "ensure_ascii=False", "separators=(',', ':')", "skipkeys=True", "indent=1, sort_keys=True, ensure_ascii=False", "separators=(' ,', ' : '), indent=3", "allow_nan=False", "default=str"]


def value(rng, depth=3):
    kind = rng.randrange(10 if depth else 6)
    if kind < 2:
        return integer(rng)
    if kind == 2:
        return rng.choice([floating(rng), floating(rng), float("1e400")]) if rng.randrange(8) == 0 else floating(rng)
    if kind < 5:
        return text(rng)
    if kind == 5:
        return rng.choice([True, False, None])
    if kind < 8:
        return [value(rng, depth - 1) for _ in range(rng.randrange(4))]
    return {rng.choice([text(rng, 3), text(rng, 3), rng.randrange(9), None, True, 1.5]): value(rng, depth - 1) for _ in range(rng.randrange(4))}


def shown(thing):
    return ascii(thing).replace("inf", "float('inf')")


def case(rng):
    thing = value(rng)
    kind = rng.randrange(4)
    if kind < 2:
        return f"attempt(lambda: json.dumps({shown(thing)}, {rng.choice(OPTIONS)}))"
    written = json.dumps(thing, ensure_ascii=rng.choice([True, False]), indent=rng.choice([None, 1]))
    if kind == 3:
        for _ in range(rng.randrange(1, 3)):
            at = rng.randrange(len(written) + 1)
            written = written[:at] + rng.choice(list('[]{}",:\\ 01e.-+tfnNI\n\x01é') + ["\\u12", "\\ud800", "NaN", "-Infinity"]) + written[at + rng.randrange(2):]
    return f"attempt(json.loads, {ascii(written)})"
