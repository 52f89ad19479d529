"""Functions that run when the program ends: the command line runs them behind a file or a piece of code, and other hosts
with `PythonSession.runExitFunctions()`."""

import sys
from traceback import print_exception

__all__ = ["register", "unregister"]

_functions = []


def register(func, /, *args, **kwargs):
    """Has a function called at the end, before those that were registered earlier."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Forgets every registration of a function."""
    _functions[:] = [entry for entry in _functions if not entry[0] == func]


def _clear():
    _functions.clear()


def _run_exitfuncs():
    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as error:
            print(f"Exception ignored in atexit callback {func!r}:", file=sys.stderr)
            print_exception(type(error), error, error.__traceback__.tb_next)
