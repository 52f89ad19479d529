"""Decorators: timing by a fake clock, validation, caching, retries, plugins, deprecation and overloading."""
import functools
import inspect


class Clock:
    now = 0

    @classmethod
    def tick(cls, n=1):
        cls.now += n


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        start = Clock.now
        try:
            return function(*args, **kwargs)
        finally:
            wrapper.calls.append(Clock.now - start)
    wrapper.calls = []
    return wrapper


def validated(function):
    signature = inspect.signature(function)

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        bound = signature.bind(*args, **kwargs)
        for name, value in bound.arguments.items():
            wanted = signature.parameters[name].annotation
            if isinstance(wanted, type) and wanted is not inspect.Parameter.empty and not isinstance(value, wanted):
                raise TypeError(f"{function.__name__}: {name} must be {wanted.__name__}, not {type(value).__name__}")
        return function(*args, **kwargs)
    return wrapper


def retry(times, *kinds, wait=1):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return function(*args, **kwargs)
                except kinds as error:
                    Clock.tick(wait * attempt)
                    last = error
            raise RuntimeError(f"{function.__name__} failed {times} times") from last
        return wrapper
    return decorate


def memoize(function=None, *, key=lambda *a, **k: (a, tuple(sorted(k.items())))):
    if function is None:
        return functools.partial(memoize, key=key)
    cache = {}

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        k = key(*args, **kwargs)
        if k not in cache:
            cache[k] = function(*args, **kwargs)
        return cache[k]
    wrapper.cache = cache
    return wrapper


class Registry(dict):
    def __call__(self, *names):
        def decorate(function):
            for name in names or (function.__name__,):
                if name in self:
                    raise KeyError(f"{name} is taken by {self[name].__name__}")
                self[name] = function
            return function
        return decorate


class overload:
    table = {}

    def __init__(self, *kinds):
        self.kinds = kinds

    def __call__(self, function):
        versions = self.table.setdefault(function.__name__, {})
        versions[self.kinds] = function

        @functools.wraps(function)
        def dispatch(*args):
            for kinds, version in versions.items():
                if len(kinds) == len(args) and all(map(isinstance, args, kinds)):
                    return version(*args)
            raise TypeError(f"no version of {function.__name__} for {[type(a).__name__ for a in args]}")
        return dispatch


def auto_repr(cls):
    names = list(inspect.signature(cls.__init__).parameters)[1:]
    cls.__repr__ = lambda self: f"{cls.__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in names)})"
    return cls


@timed
def work(n):
    """Works for a while."""
    Clock.tick(n)
    return n


@validated
def greet(name: str, times: int = 1, *, loud=False):
    return " ".join([name.upper() if loud else name] * times)


attempts = []


@retry(3, ValueError, wait=10)
def flaky(succeed_at):
    attempts.append(Clock.now)
    if len(attempts) < succeed_at:
        raise ValueError(f"attempt {len(attempts)}")
    return "ok"


@memoize(key=lambda text: text.lower())
def shout(text):
    print("computing", text)
    return text.upper()


commands = Registry()


@commands("add", "+")
def add(a, b):
    return a + b


@overload(int, int)
def area(w, h):
    return w * h


@overload(float)
def area(r):
    return round(3 * r * r, 2)


@auto_repr
class Point:
    def __init__(self, x, y=0):
        self.x, self.y = x, y


print(work(3), work(5), work.calls, work.__name__, work.__doc__)
print(greet("bo", 2), greet("bo", loud=True))
for call in (lambda: greet(5), lambda: greet("a", "b"), lambda: greet(), lambda: area("x"), lambda: commands("add")(work)):
    try:
        print(call())
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
print(flaky(3), attempts)
attempts.clear()
try:
    flaky(9)
except RuntimeError as error:
    print(error, "|", repr(error.__cause__), Clock.now)
print(shout("Hi"), shout("HI"), shout.cache)
print(sorted(commands), commands["+"](2, 3), area(2, 3), area(1.5), Point(1), Point("a", [2]))
print(inspect.signature(greet), greet.__wrapped__.__name__)
