import logging
for f in (lambda: logging.getLogger("e").setLevel("LOUD"), lambda: logging.getLogger(3), lambda: logging.Formatter("no fields"), lambda: logging.Formatter("x", style="?"), lambda: logging.getLogger("e").log("high", "x"), lambda: logging.Handler().emit(None)):
    try:
        f()
    except (ValueError, TypeError, NotImplementedError) as e:
        print(type(e).__name__, e)
r = logging.makeLogRecord({"msg": "hello %s", "args": ("w",), "levelname": "X"}); print(r.getMessage(), r.levelname)
print(logging.getLogger("r.s"), logging.StreamHandler.terminator == "\n", logging.NullHandler())
