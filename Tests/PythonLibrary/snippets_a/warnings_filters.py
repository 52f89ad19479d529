import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.resetwarnings()
    warnings.filterwarnings("ignore", message="skip.*")
    warnings.filterwarnings("error", category=BytesWarning)
    warnings.filterwarnings("always", category=UserWarning, append=True)
    warnings.warn("skip this"); warnings.warn("keep this")
    try:
        warnings.warn("b", BytesWarning)
    except BytesWarning as e:
        print("error", e)
    print([str(x.message) for x in w])
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("once")
    for _ in range(3): warnings.warn("same")
    print(len(w))
for f in (lambda: warnings.simplefilter("nope"), lambda: warnings.filterwarnings("always", lineno=-1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__)
# 3.14| error b
# 3.14| ['keep this']
# 3.14| 1
# 3.14| ValueError
# 3.14| ValueError
