from contextlib import contextmanager, ExitStack
@contextmanager
def cm():
    yield 1
c = cm()
with c as v: print(v)
try:
    with c: pass
except (RuntimeError, AttributeError) as e:
    print(type(e).__name__)
def pick(flag):
    with ExitStack() as st:
        if flag: st.enter_context(cm())
        st.push(lambda *a: print("exit", a[0]) or False)
        return "result"
print(pick(True), pick(False))
with ExitStack() as outer:
    inner = outer.enter_context(ExitStack())
    inner.callback(print, "inner cb")
    outer.callback(print, "outer cb")
