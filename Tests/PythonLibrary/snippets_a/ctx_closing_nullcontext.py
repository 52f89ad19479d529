from contextlib import closing, nullcontext
class R:
    def close(self): print("closed")
    def work(self): return 5
with closing(R()) as r:
    print(r.work())
with nullcontext(42) as v:
    print(v)
def maybe(cm=None):
    with cm or nullcontext("default") as x:
        return x
print(maybe(), maybe(nullcontext(1)))
