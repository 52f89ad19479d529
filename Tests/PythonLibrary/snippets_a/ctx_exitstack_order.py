from contextlib import ExitStack
log = []
with ExitStack() as st:
    for i in range(3):
        st.callback(log.append, i)
    st.push(lambda *exc: log.append(exc[0]))
print(log)
st = ExitStack()
st.callback(log.append, "late")
with st:
    log.append("body")
print(log)
