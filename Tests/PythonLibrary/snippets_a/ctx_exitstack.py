from contextlib import ExitStack, contextmanager
@contextmanager
def res(n):
    print("open", n)
    try:
        yield n
    finally:
        print("close", n)
with ExitStack() as stack:
    items = [stack.enter_context(res(i)) for i in range(3)]
    stack.callback(print, "callback", sep="|", end="!\n")
    print(items)
with ExitStack() as stack:
    stack.enter_context(res("x"))
    kept = stack.pop_all()
print("left")
kept.close()
