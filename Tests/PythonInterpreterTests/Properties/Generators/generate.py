"""Makes random programs about a topic and prints each with what CPython shows for it: `generate.py TOPIC SEED COUNT`.

A topic is a module beside this one: its PRELUDE is run first, and `case(rng)` gives the text of one small program whose
last statement is an expression. Texts are printed as a line with their number of bytes and the bytes.
"""

import ast
import importlib
import random
import sys
import traceback
import warnings

sys.dont_write_bytecode = True
warnings.simplefilter("ignore")

COMMON = '''
def attempt(function, *arguments):
    """Errors whose messages differ between versions count by their type only."""
    try:
        return function(*arguments)
    except Exception as error:
        return type(error).__name__.replace("PatternError", "error")
'''


def answer(namespace, text):
    try:
        tree = ast.parse(text)
        last = tree.body.pop()
        if tree.body:
            exec(compile(tree, "<case>", "exec"), namespace)
        value = eval(compile(ast.Expression(last.value), "<case>", "eval"), namespace)
        return "" if value is None else "=> " + repr(value) + "\n"
    except ZeroDivisionError as error:
        # One message since 3.14, and another for powers.
        return "ZeroDivisionError: " + ("zero to a negative power" if "power" in str(error) else "division by zero") + "\n"
    except Exception as error:
        return traceback.format_exception_only(type(error), error)[-1]


def send(text):
    data = text.encode("utf-8", "backslashreplace")
    sys.stdout.buffer.write(b"%d\n" % len(data) + data)


def main():
    name, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    topic = importlib.import_module(name)
    rng = random.Random(f"{name} {seed}")
    namespace = {"__name__": "__main__"}
    prelude = COMMON + topic.PRELUDE
    exec(prelude, namespace)
    send(prelude)
    send("")
    for _ in range(count):
        text = topic.case(rng)
        send(text)
        send(answer(namespace, text))


main()
