from functools import partial, reduce
from operator import itemgetter, methodcaller, attrgetter
import bisect
def compose(*fs): return reduce(lambda f, g: lambda x: g(f(x)), fs)
clean = compose(methodcaller("strip"), methodcaller("lower"), partial(str.replace, "x-y", "-"), ) if False else compose(methodcaller("strip"), str.lower)
rows = [{"n": " Bob ", "s": 70}, {"n": "ANN", "s": 91}, {"n": "cy ", "s": 85}]
table = sorted(({**r, "n": clean(r["n"])} for r in rows), key=itemgetter("s"))
print(table); scores = list(map(itemgetter("s"), table))
print(bisect.bisect_left(scores, 85), ["low", "mid", "high"][bisect.bisect([75, 90], 85)], list(map(attrgetter("real"), (1, 2.5))))
