from collections import abc, deque, OrderedDict, Counter, defaultdict
values = [[], (), "", b"", bytearray(), {}, set(), frozenset(), range(1), deque(), iter([]), (x for x in ()), 3, None, len, {}.keys(), {}.items(), {}.values(), memoryview(b""), Counter(), zip()]
for name in ("Hashable", "Iterable", "Iterator", "Reversible", "Generator", "Sized", "Container", "Callable", "Collection", "Sequence", "MutableSequence", "Set", "MutableSet", "Mapping", "MutableMapping", "MappingView", "KeysView", "ItemsView", "ValuesView"):
    cls = getattr(abc, name)
    print(name, [int(isinstance(v, cls)) for v in values])
