"""Sequences of operations on dictionaries, sets, lists and deques, with a log of what each step did."""

PRELUDE = '''
from collections import OrderedDict, Counter, defaultdict, deque
def steps(thing, *operations):
    log = []
    for operation in operations:
        try:
            value = operation(thing)
            log.append(sorted(value, key=repr) if isinstance(value, (set, frozenset)) else value)
        except Exception as error:
            log.append(type(error).__name__)
    if isinstance(thing, OrderedDict):
        # It shows itself otherwise since 3.12.
        return [list(step.items()) if isinstance(step, OrderedDict) else step for step in log], list(thing.items())
    return log, sorted(thing, key=repr) if isinstance(thing, set) else thing
'''


def key(rng):
    return rng.choice(["1", "2", "3", "True", "1.0", "'a'", "'b'", "(1,)", "None", "0", "-1", "'é'"])


def dictionary(rng):
    k, v = key(rng), rng.randrange(9)
    return rng.choice([f"d.__setitem__({k}, {v})", f"d.pop({k})", f"d.pop({k}, 0)", f"d.get({k})", f"d.setdefault({k}, {v})", f"d.update({{{k}: {v}}})", "d.popitem()", "list(d.items())", f"{k} in d", f"d.__delitem__({k})", "len(d)", f"sorted((d | {{{k}: {v}}}).items(), key=str)", "list(reversed(d))", "d.copy()", f"d == {{{k}: {v}}}", "sorted(map(str, d.keys()))", f"d[{k}]", "d.clear()" if rng.randrange(6) == 0 else "len(d)", f"d.keys() & [{k}, {key(rng)}]", f"list(d.fromkeys([{k}, {key(rng)}], {v}))"])


def ordered(rng):
    # Ours keeps the key that was given, where an equal one was there.
    return rng.choice([f"d.move_to_end({rng.choice(['2', '3', repr('a'), repr('b'), 'None'])}, last={rng.choice([True, False])})", f"d.popitem(last={rng.choice([True, False])})", dictionary(rng), dictionary(rng)])


def collection(rng):
    other = "{" + ", ".join(key(rng) for _ in range(rng.randrange(1, 4))) + "}"
    return rng.choice([f"d.add({key(rng)})", f"d.discard({key(rng)})", f"d.remove({key(rng)})", f"d {rng.choice(['|', '&', '-', '^'])} {other}", f"d {rng.choice(['<', '<=', '==', '>', '>='])} {other}", f"d.update({other})", f"d.difference_update({other})", f"d.symmetric_difference_update({other})", f"d.intersection_update({other})", f"d.isdisjoint({other})", f"d.issubset({other})", f"d.union({other}, [{key(rng)}])", "len(d)", f"{key(rng)} in d", f"d.intersection([{key(rng)}, {key(rng)}])"])


def listing(rng):
    k, i = key(rng), rng.randrange(-6, 7)
    return rng.choice([f"d.append({k})", f"d.insert({i}, {k})", "d.pop()", f"d.pop({i})", f"d.remove({k})", f"d.index({k})", f"d.index({k}, {i})", f"d.count({k})", "d.reverse()", f"d.extend([{k}, {key(rng)}])", f"d.__getitem__({i})", f"d.__setitem__({i}, {k})", f"d.__delitem__({i})", "len(d)", f"d + [{k}]", f"d * {rng.randrange(-1, 3)}", f"{k} in d", f"d == [{k}]", f"d.__imul__({rng.randrange(0, 2)})", "d.copy()"])


def queue(rng):
    k, i = key(rng), rng.randrange(-6, 7)
    return rng.choice([f"d.append({k})", f"d.appendleft({k})", "d.pop()", "d.popleft()", f"d.rotate({i})", f"d.insert({i}, {k})" if rng.randrange(2) else "len(d)", f"d.remove({k})", f"d.count({k})", f"d.extendleft([{k}, {key(rng)}])", f"d[{i}]", "list(d)", "d.reverse()", f"d.__delitem__({i})", f"d.index({k})", "d.copy()"])


def counter(rng):
    return rng.choice([f"d.update([{key(rng)}, {key(rng)}])", f"d.subtract([{key(rng)}])", f"d[{key(rng)}]", "d.most_common(2)", "sorted(map(str, d.elements()))", f"d + Counter([{key(rng)}])", f"d - Counter([{key(rng)}])", "d.total()", f"d & Counter([{key(rng)}])", "+d", "-d", dictionary(rng)]).replace("d.fromkeys", "dict.fromkeys")


KINDS = [("{}", dictionary), ("dict(a=1, b=2)", dictionary), ("OrderedDict()", ordered), ("set()", collection), ("{1, 2, 'a'}", collection), ("[]", listing), ("[1, 2, 3, 1]", listing), ("deque()", queue), ("deque([1, 2, 3], maxlen=4)", queue), ("Counter('abca')", counter), ("defaultdict(list)", dictionary)]


def case(rng):
    start, operation = rng.choice(KINDS)
    operations = ", ".join("lambda d: " + operation(rng) for _ in range(rng.randrange(1, 9)))
    return f"steps({start}, {operations})"
