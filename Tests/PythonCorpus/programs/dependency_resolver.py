"""Versions, constraints, a backtracking resolver, install order and cycles."""
import re
from functools import total_ordering


class ResolveError(Exception):
    pass


@total_ordering
class Version:
    def __init__(self, text):
        m = re.fullmatch(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([\w.]+))?", text)
        if not m:
            raise ValueError(f"bad version {text!r}")
        self.parts = tuple(int(p or 0) for p in m.groups()[:3])
        self.pre = m[4]

    @property
    def key(self):
        return self.parts, self.pre is None, self.pre or ""

    def __eq__(self, other): return self.key == other.key
    def __lt__(self, other): return self.key < other.key
    def __hash__(self): return hash(self.key)
    def __str__(self): return ".".join(map(str, self.parts)) + (f"-{self.pre}" if self.pre else "")
    __repr__ = __str__


class Constraint:
    OPS = {">=": lambda a, b: a >= b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, "<": lambda a, b: a < b, "==": lambda a, b: a == b, "!=": lambda a, b: a != b}

    def __init__(self, text):
        self.text, self.tests = text, []
        for part in filter(None, (p.strip() for p in text.split(","))):
            if part == "*":
                continue
            m = re.fullmatch(r"(\^|~|>=|<=|==|!=|>|<)?\s*(.+)", part)
            op, version = m[1] or "==", Version(m[2])
            if op in "^~":
                keep = 1 if op == "^" else 2
                high = list(version.parts)
                high[keep - 1] += 1
                high[keep:] = [0] * (3 - keep)
                self.tests += [(">=", version), ("<", Version(".".join(map(str, high))))]
            else:
                self.tests.append((op, version))

    def __contains__(self, version):
        return all(self.OPS[op](version, v) for op, v in self.tests)

    def __str__(self):
        return self.text


INDEX = {
    "app": {"1.0": {"web": "^2", "db": ">=1.1"}},
    "web": {"2.0": {"core": "1.0"}, "2.1": {"core": "^1.1"}, "2.2": {"core": "^2"}, "3.0": {}},
    "db": {"1.0": {}, "1.1": {"core": "~1.1"}, "1.2": {"core": "<2,>=1.2"}, "2.0-beta": {"core": "*"}},
    "core": {"1.0": {}, "1.1": {}, "1.1.5": {}, "1.2": {}, "2.0": {"log": "*"}},
    "log": {"0.1": {"core": "*"}},
    "bad": {"1.0": {"web": "2.2", "db": "1.2"}},
    "odd": {"1.0": {"ghost": "*"}},
    "loop": {"1.0": {"pool": "*"}},
    "pool": {"1.0": {"loop": "*"}},
}


class Resolver:
    def __init__(self, index):
        self.index = {n: {Version(v): d for v, d in vs.items()} for n, vs in index.items()}
        self.trace, self.tried = [], 0

    def candidates(self, name, constraints):
        if name not in self.index:
            raise ResolveError(f"no package {name}")
        fit = [v for v in self.index[name] if all(v in c for c, _ in constraints)]
        return sorted((v for v in fit if v.pre is None), reverse=True) or sorted(fit, reverse=True)

    def resolve(self, wanted):
        return self._solve({}, {n: [(Constraint(c), "you")] for n, c in wanted.items()})

    def _solve(self, chosen, needs):
        for name, version in chosen.items():
            for constraint, who in needs[name]:
                if version not in constraint:
                    self.trace.append(f"{name} {version} is not {constraint} ({who})")
                    return None
        name = next((n for n in sorted(needs) if n not in chosen), None)
        if name is None:
            return chosen
        for version in self.candidates(name, needs[name]):
            self.tried += 1
            more = {n: list(c) for n, c in needs.items()}
            for other, text in self.index[name][version].items():
                more.setdefault(other, []).append((Constraint(text), f"{name} {version}"))
            if found := self._solve({**chosen, name: version}, more):
                return found
        self.trace.append(f"no {name} for " + " and ".join(f"{c} ({w})" for c, w in needs[name]))
        return None

    def order(self, chosen):
        done, active = [], []

        def visit(name):
            if name in active:
                raise ResolveError("cycle " + " -> ".join(active[active.index(name):] + [name]))
            if name in done:
                return
            active.append(name)
            for other in sorted(self.index[name][chosen[name]]):
                visit(other)
            active.pop()
            done.append(name)

        for name in sorted(chosen):
            visit(name)
        return done


print(sorted(map(Version, ["1.10", "1.9.9", "2", "1.10-rc1", "1.2.3"])), Version("1") == Version("1.0.0"))
print([[v for v in ("1.0", "1.1", "1.9", "2.0") if Version(v) in Constraint(c)] for c in ("^1.1", "~1.0", ">1,<2", "!=1.1", "1", "*")])
for wanted in ({"app": "*"}, {"web": "*"}, {"web": ">=2.2,<3"}, {"app": "1.0", "core": ">=1.2"}, {"db": ">=2.0-alpha"}, {"bad": "*"}, {"odd": "*"}, {"loop": "*"}, {"core": ">9"}):
    resolver = Resolver(INDEX)
    try:
        found = resolver.resolve(wanted)
        if found is None:
            raise ResolveError("; ".join(dict.fromkeys(resolver.trace)))
        print(wanted, "->", {n: str(v) for n, v in sorted(found.items())}, "tried", resolver.tried)
        print("   install", " ".join(resolver.order(found)))
    except ResolveError as error:
        print(wanted, "!!", error)
try:
    Version("1.x")
except ValueError as error:
    print(error)
