from functools import wraps
import contextlib, io, sys, traceback
def retry(times, exceptions=(Exception,)):
    def deco(fn):
        @wraps(fn)
        def inner(*a, **k):
            last = None
            for attempt in range(1, times + 1):
                try:
                    return fn(*a, attempt=attempt, **k)
                except exceptions as e:
                    last = e
                    e.add_note(f"attempt {attempt}")
            raise RuntimeError(f"gave up after {times}") from last
        return inner
    return deco
@retry(3, (ValueError,))
def flaky(limit, attempt):
    if attempt < limit: raise ValueError(f"try {attempt}")
    return f"ok on {attempt}"
print(flaky(2), flaky.__name__)
try:
    flaky(9)
except RuntimeError as e:
    print(e, "|", e.__cause__, e.__cause__.__notes__)
    print(traceback.format_exception_only(e.__cause__))
