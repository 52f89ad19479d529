"""How long small pieces of code take."""

import time as _time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1000000
default_repeat = 5
default_timer = _time.perf_counter


class Timer:
    """Times a statement, given as text or as a function."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        self._stmt = stmt
        self._setup = setup
        self._globals = {} if globals is None else globals
        for name, code in ("stmt", stmt), ("setup", setup):
            if isinstance(code, str):
                compile(code, "<timeit-src>", "exec")
            elif not callable(code):
                raise ValueError(f"{name} is neither a string nor callable")

    def timeit(self, number=default_number):
        space = dict(self._globals)
        setup = self._setup
        space["_timer"] = self.timer
        source = "def _inner(_count):\n"
        source += _indent(setup) if isinstance(setup, str) else "    _setup()\n"
        source += "    _start = _timer()\n    for _ in range(_count):\n"
        source += _indent(self._stmt, 8) if isinstance(self._stmt, str) else "        _stmt()\n"
        source += "        pass\n    return _timer() - _start\n"
        space["_setup"] = setup
        space["_stmt"] = self._stmt
        exec(compile(source, "<timeit-src>", "exec"), space)
        return space["_inner"](number)

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        i = 1
        while True:
            for j in 1, 2, 5:
                number = i * j
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            i *= 10

    def print_exc(self, file=None):
        import traceback

        traceback.print_exc(file=file)


def _indent(code, width=4):
    return "".join(" " * width + line + "\n" for line in code.split("\n"))


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
