from contextlib import redirect_stdout, redirect_stderr
import io, sys
buf = io.StringIO()
with redirect_stdout(buf):
    print("hidden")
    with redirect_stdout(io.StringIO()) as inner:
        print("deeper")
    print("again")
print(repr(buf.getvalue()), repr(inner.getvalue()))
err = io.StringIO()
with redirect_stderr(err):
    print("e", file=sys.stderr)
print(repr(err.getvalue()))
