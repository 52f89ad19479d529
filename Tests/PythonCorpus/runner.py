"""Runs the programs of one corpus file, each in a process of its own, and prints their outputs as JSON.

Started by record.py with the interpreter that is asked, which need not be the one that runs record.py.
"""

import __future__
import ast
import builtins
import io
import json
import os
import select
import signal
import sys
import tempfile
import time
import traceback
import types
import warnings

FUTURES = 0
for _name in __future__.all_feature_names:
    FUTURES |= getattr(__future__, _name).compiler_flag


def last_lines(error):
    """What the interpreter prints last of an uncaught exception: `Type: message`, a suggestion, notes."""
    error.__cause__ = error.__context__ = None
    error.__suppress_context__ = True
    plain = traceback.format_exception_only(type(error), error)
    if isinstance(error, SyntaxError):
        return next(line for line in plain if line.startswith(type(error).__name__))
    screen, sys.stderr = sys.stderr, io.StringIO()
    sys.__excepthook__(type(error), error, error.__traceback__)
    shown, sys.stderr = sys.stderr.getvalue(), screen
    # Only the hook of 3.11 knows suggestions; with them the message is longer than the plain one.
    start = shown.rfind("\n" + plain[0].split("\n")[0].removesuffix("\n"))
    return shown[start + 1 :] if start >= 0 else "".join(plain)


def perform(source):
    """Runs one program as the main module and returns all that it shows."""
    module = types.ModuleType("__main__")
    module.__builtins__ = builtins
    sys.modules["__main__"] = module
    sys.stdin, sys.stdout = io.StringIO(""), io.StringIO()
    shown = ""
    values = []
    sys.displayhook = values.append
    try:
        code = compile(source, "<case>", "exec", dont_inherit=True)
        tree = ast.parse(source, "<case>")
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        flags = code.co_flags & FUTURES
        if last is None:
            exec(code, module.__dict__)
        else:
            exec(compile(tree, "<case>", "exec", flags, True), module.__dict__)
            exec(compile(ast.Interactive([last]), "<case>", "single", flags, True), module.__dict__)
        if values and values[-1] is not None:
            shown = "=> " + repr(values[-1]) + "\n"
    except BaseException as error:
        shown = last_lines(error)
    printed = sys.stdout.getvalue()
    if printed and not printed.endswith("\n"):
        printed += "\n"
    return printed + shown


def isolated(source, limit):
    """Runs one program in a forked process and an empty directory, so that nothing of it can reach the next one."""
    with tempfile.TemporaryDirectory() as directory:
        return forked(source, limit, directory)


def forked(source, limit, directory):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.chdir(directory)
        os.close(reader)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        warnings.simplefilter("ignore")
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(perform(source).encode("utf-8", "backslashreplace"))
        os._exit(0)
    os.close(writer)
    chunks, deadline, late = [], time.monotonic() + limit, False
    while True:
        ready, _, _ = select.select([reader], [], [], max(0, deadline - time.monotonic()))
        if not ready:
            late = True
            os.kill(child, signal.SIGKILL)
            break
        chunk = os.read(reader, 65536)
        if not chunk:
            break
        chunks.append(chunk)
    os.close(reader)
    _, status = os.waitpid(child, 0)
    if late:
        return f"TIMEOUT after {limit} seconds\n"
    if status:
        return f"CRASH {status}\n"
    return b"".join(chunks).decode("utf-8")


def main():
    limit = float(sys.argv[1])
    programs = json.load(sys.stdin)
    json.dump([isolated(source, limit) for source in programs], sys.stdout)


main()
