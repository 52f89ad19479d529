"""Cases of number formatting with CPython's answers: name, value, spec, answer, in tabs; integers in hexadecimal."""
import random
import sys

sys.argv[2:], count = ["0"], int(sys.argv[2])
import importlib.util, os

rng = random.Random(int(sys.argv[1]))
SPEC = importlib.util.spec_from_file_location("floats", os.path.join(os.path.dirname(__file__), "floats.py"))
floats = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(floats)


def spec(types):
    out = ""
    if rng.randrange(3) == 0:
        out += rng.choice(["", "*", "0", "é", "💥", "<", "z"]) + rng.choice("<>^=")
    out += rng.choice(["", "", "+", "-", " "])
    out += rng.choice(["", "", "", "z"]) + rng.choice(["", "", "#"]) + rng.choice(["", "", "0"])
    out += rng.choice(["", "", str(rng.randrange(1, 40))])
    out += rng.choice(["", "", ",", "_", ",_", "_,", ",,"][: rng.choice([4, 4, 4, 7])])
    out += rng.choice(["", "", "." + str(rng.choice([0, 1, 2, 3, 6, 10, 17, 30, 60])), "."][: rng.choice([3, 3, 3, 4])])
    out += rng.choice(types) if rng.randrange(12) else rng.choice(["é", "q", "\t", "xx", "d", "s", "f"])
    return out.replace("\t", "\x01")


def case(name, shown, function):
    try:
        answer = function()
    except (ArithmeticError, ValueError) as error:
        answer = "!" + type(error).__name__ + " " + str(error)
    print(name, *shown, answer, sep="\t")


for _ in range(count):
    integer = rng.choice([rng.randrange(-10, 10), rng.randrange(-10**9, 10**9), rng.getrandbits(rng.randrange(1, 300)), -rng.getrandbits(80)])
    text = spec("bcdoxXneEfFgG%" + "d" * 8)
    case("int", (format(integer, "x"), text), lambda: format(integer, text or "d"))
    real = floats.number()
    text = spec(list("eEfFgGn%") + [""] * 3)
    case("float", (real.hex(), text), lambda: format(real, text))
    z = complex(real, floats.number())
    text = spec(list("eEfFgGn") + [""] * 3)
    case("complex", (z.real.hex() + " " + z.imag.hex(), text), lambda: format(z, text))
    string = "abcdefgh"[: rng.randrange(9)]
    text = spec(["s", "s", ""])
    case("str", (string, text), lambda: format(string, text))
    flags = "".join(flag for flag in "#0- +" if rng.randrange(3) == 0)
    text = "%" + flags + rng.choice(["", str(rng.randrange(1, 40))]) + rng.choice(["", "", "." + str(rng.randrange(0, 30))])
    kind = rng.choice("diuoxX")
    case("printfint", (format(integer, "x"), text + kind), lambda: (text + kind) % integer)
    kind = rng.choice("eEfFgG")
    case("printffloat", (real.hex(), text + kind), lambda: (text + kind) % real)
    code = rng.choice([rng.randrange(32, 127), 233, 0x1F4A5, 0x110000])
    case("printfchar", (format(code, "x"), text + "c"), lambda: (text + "c") % code)
