from contextlib import ExitStack
def suppressor(et, ev, tb):
    print("saw", et.__name__ if et else None)
    return True
with ExitStack() as st:
    st.push(suppressor)
    raise ValueError("x")
print("suppressed")
def bad(*a): raise KeyError("from callback")
try:
    with ExitStack() as st:
        st.callback(bad)
        raise ValueError("body")
except KeyError as e:
    print(repr(e), repr(e.__context__))
try:
    with ExitStack() as st:
        st.enter_context(3)
except TypeError as e:
    print(e)
