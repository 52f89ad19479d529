from graphlib import TopologicalSorter, CycleError
g = {"D": {"B", "C"}, "B": {"A"}, "C": {"A"}}
order = list(TopologicalSorter(g).static_order())
print(order[0], order[-1], sorted(order[1:3]))
try:
    list(TopologicalSorter({1: [2], 2: [1]}).static_order())
except CycleError as e:
    print(e.args[0], sorted(set(e.args[1])))
t = TopologicalSorter({2: [1], 3: [1], 4: [2, 3]})
t.prepare()
while t.is_active():
    ready = t.get_ready()
    print(sorted(ready))
    t.done(*ready)
for f in (lambda: TopologicalSorter().get_ready(), lambda: t.done(9), lambda: t.add(5)):
    try:
        f()
    except ValueError as e:
        print(e)
