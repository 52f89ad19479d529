import PythonInterpreter
import Testing

/// Sessions that are stored and restored, and copies of them.
@Suite struct DumpTests {
    private static let key: [UInt8] = Array("secret".utf8)

    /// Code that leaves something behind, and code that uses it.
    static let histories: [(String, String, PythonValue)] = [
        (
            "a = [1, 'x', 2.5, None, b'q', (1,), {2}, frozenset({3}), 2 ** 90, 1j, range(4), slice(1, 2)]", "repr(a)",
            "[1, 'x', 2.5, None, b'q', (1,), {2}, frozenset({3}), 1237940039285380274899124224, 1j, range(0, 4), slice(1, 2, None)]"
        ),
        (
            "d = {}\nd['me'] = d\nl = [d]; l.append(l)\ndel d['me']; d['k'] = l",
            "d['k'] is l and l[1] is l and l[0] is d", true
        ),
        (
            "def outer(n):\n    def inner(x, *, y=n): return x + y + n\n    return inner\nf = outer(5)",
            "f(1) + f(1, y=0)", 17
        ),
        (
            """
            class Base:
                count = 0
                def __init__(self, n): self.n = n; Base.count += 1
                def __repr__(self): return f"{type(self).__name__}({self.n})"
                @property
                def twice(self): return 2 * self.n
                @classmethod
                def make(cls): return cls(9)
                @staticmethod
                def s(): return 's'
            class Derived(Base):
                __slots__ = ('extra',)
                def __init__(self): super().__init__(3); self.extra = 1
            objects = [Base(1), Derived(), Derived.make if False else Base.make()]
            """,
            "(repr(objects), objects[1].twice, Base.count, Base.s(), Base.__subclasses__() == [Derived], objects[1].extra)",
            .tuple(["[Base(1), Derived(3), Base(9)]", 6, 3, "s", true, 1])
        ),
        (
            "class L(list):\n    def total(self): return sum(self)\nx = L([1, 2]); x.tag = 't'",
            "x.append(4); (x.total(), x.tag, x)", .tuple([7, "t", [1, 2, 4]])
        ),
        (
            "def g():\n    x = yield 1\n    try:\n        yield x + 1\n    finally:\n        log.append('end')\nlog = []\ni = g(); next(i)",
            "(i.send(4), i.close(), log)", .tuple([5, nil, ["end"]])
        ),
        (
            "it = iter([1, 2, 3]); next(it)\nz = zip('ab', map(str, range(5))); next(z)\ne = iter({'a': 1, 'b': 2}.items()); next(e)",
            "(list(it), list(z), list(e))", .tuple([[2, 3], [.tuple(["b", "1"])], [.tuple(["b", 2])]])
        ),
        (
            "d = {i: str(i) for i in range(20)}\nfor i in range(15): del d[i]\nk = iter(d); next(k)",
            "(list(d), next(k), 17 in d, 3 in d)",
            .tuple([[15, 16, 17, 18, 19], 16, true, false])
        ),
        (
            "class K:\n    def __init__(self, n): self.n = n\n    def __hash__(self): return hash(('k', self.n))\n    def __eq__(self, o): return self.n == o.n\nd = {K(i): i for i in range(9)}\no = object(); m = {o: 1, K: 2, len: 3, (o, 'x'): 4, frozenset([o, 'y']): 5}",
            "(d[K(7)], m[o], m[K], m[len], m[(o, 'x')], m[frozenset(['y', o])])", .tuple([7, 1, 2, 3, 4, 5])
        ),
        (
            "from dataclasses import dataclass, field\nfrom enum import Enum\nfrom collections import deque, namedtuple, Counter\n@dataclass(order=True, frozen=True)\nclass P:\n    x: int\n    y: list = field(default_factory=list, hash=False, compare=False)\nclass Color(Enum):\n    RED = 1\n    BLUE = 'b'\nN = namedtuple('N', 'a b')\nq = deque([1, 2, 3], maxlen=3); c = Counter('hello'); s = {P(1), P(2)}; t = {Color.RED: 1}",
            "q.append(4); (list(q), P(1) in s, N(1, 2).b, Color('b').name, t[Color.RED], c.most_common(1)[0][0], Color.RED is Color(1))",
            .tuple([[2, 3, 4], true, 2, "BLUE", 1, "l", true])
        ),
        (
            "import re, math, json, random\np = re.compile(r'(?P<n>\\d+)-(\\w)', re.I)\nm = p.search('ab 12-X')\nrandom.seed(5); first = random.random()\nr = random.Random(5)",
            "(p.sub('_', '3-y z'), m['n'], m.span(2), r.random() == first, json.dumps({'a': [1]}), math.floor(2.5))",
            .tuple(["_ z", "12", .tuple([6, 7]), true, "{\"a\": [1]}", 2])
        ),
        (
            "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    err = e", "(repr(err), err.__traceback__.tb_lineno)",
            .tuple(["ZeroDivisionError('division by zero')", 2])
        ),
        (
            "import sys, functools, operator\n@functools.wraps(len)\ndef w(): return 1\ntotal = functools.reduce(operator.add, range(5))",
            "(w.__name__, total, sys.modules['sys'] is sys, __name__)", .tuple(["len", 10, true, "__main__"])
        ),
        (
            "s = 'é' * 300 + '漢' + '😀'; b = bytearray(b'abc' * 200); n = -(10 ** 60)",
            "(len(s), s[-1], len(b), n + 10 ** 60)", .tuple([302, "😀", 600, 0])
        ),
        (
            "import weakref\nclass W: pass\nw = W(); r = weakref.ref(w); gone = weakref.ref(W())\nimport gc; gc.collect()",
            "(r() is w, gone() is None)", .tuple([true, true])
        ),
        (
            "from functools import partial, lru_cache\nfrom operator import itemgetter\n@lru_cache\ndef f(n): return n * 2\nf(3); p = partial(f, 4); g = itemgetter(1)",
            "(p(), f(3), f.cache_info().hits, g('ab'))", .tuple([8, 6, 1, "b"])
        ),
        (
            "try:\n    undefined_name\nexcept NameError as e: err = e\nclass C:\n    def m(self): return missing\ntry: C().m()\nexcept NameError as e: other = e",
            "(str(err), str(other), err.name)",
            .tuple(["name 'undefined_name' is not defined", "name 'missing' is not defined", "undefined_name"])
        ),
        (
            "import array\na = array.array('d', [1.5, 2.5])\nx: int = 3\ntype T = list[int]\nu = int | None",
            "(a[1], repr(u), T.__name__)", .tuple([2.5, "int | None", "T"])
        ),
    ]

    @Test(arguments: histories.indices)
    func aSessionIsItsDump(_ index: Int) throws {
        let (before, after, expected) = Self.histories[index]
        let session = PythonSession()
        try #require(session.run(before).exception?.traceback == nil)
        let dump = try session.dump(key: Self.key)
        for collects in [false, true] {
            let restored = try PythonSession(restoring: dump, key: Self.key)
            restored.collectsAlways = collects
            let result = restored.run(after)
            #expect(result.value == expected, "\(result.exception?.traceback ?? "")")
            // What was restored can be dumped again.
            let again = try PythonSession(restoring: try restored.dump(key: Self.key), key: Self.key)
            #expect(again.names == restored.names)
        }
        let fork = try session.fork()
        #expect(fork.run(after).value == expected)
        #expect(session.run(after).value == expected)
    }

    @Test func aForkIsASessionOfItsOwn() throws {
        let session = PythonSession()
        session.register("f") { _, _ in 5 }
        #expect(session.run("import json\nx = [1]\ndef g(): return f() + len(x)").exception == nil)
        let fork = try session.fork()
        #expect(fork.run("x.append(2); g()").value == 7)
        #expect(session.run("g()").value == 6)
        #expect(session.run("y = 1").exception == nil)
        #expect(fork.run("y").exception?.type == "NameError")
    }

    @Test func aSuspendedSessionGoesOnElsewhere() throws {
        let session = PythonSession()
        session.register(.suspending("ask"))
        let code = """
            class Node:
                def __init__(self): self.reply = ask("in init")
            def numbers(n):
                for i in range(n):
                    got = yield i
            def work(items):
                total = 0
                with_context = []
                for i, item in enumerate(items):
                    try:
                        total += ask(item, position=i)
                    except ValueError as e:
                        with_context.append(str(e))
                return total, with_context, Node().reply
            print("begin")
            result = work(x for x in ["a", "b", "c"])
            print("end", result)
            result
            """
        var step = session.start(code)
        var current = session
        var asked: [PythonValue] = []
        while case .suspended(let call) = step {
            asked.append(call.arguments[0])
            let dump = try current.dump(key: Self.key)
            current = try PythonSession(restoring: dump, key: Self.key, tools: [.suspending("ask")])
            #expect(current.suspendedCall == call)
            if asked.count == 4 { current = try current.fork() }
            step =
                call.arguments[0] == "b"
                ? try current.resume(.exception(type: "ValueError", message: "bad")) : try current.resume(.value(10))
        }
        guard case .finished(let result) = step else { return }
        #expect(asked == ["a", "b", "c", "in init"])
        #expect(result.value == .tuple([20, ["bad"], 10]))
        #expect(result.text == "begin\nend (20, ['bad'], 10)\n")
        #expect(current.run("work.__name__, result[0]").value == .tuple(["work", 20]))
    }

    @Test func limitsGoOnInADump() throws {
        let session = PythonSession(limits: PythonLimits(hostCalls: 3))
        session.register(.suspending("ask"))
        var step = session.start("n = 0\nwhile True:\n    n += ask()")
        var current = session
        var count = 0
        while case .suspended = step {
            count += 1
            current = try PythonSession(restoring: try current.dump(key: []), key: [], tools: [.suspending("ask")])
            step = try current.resume(.value(1))
        }
        #expect(count == 3)
        if case .finished(let result) = step { #expect(result.limit == .hostCalls) }
    }

    @Test func toolsAreFoundByNameAfterwards() throws {
        let session = PythonSession()
        session.register("other") { _, _ in 0 }
        session.register("f") { _, _ in 1 }
        _ = session.run("g = f")
        let dump = try session.dump(key: Self.key)
        let restored = try PythonSession(restoring: dump, key: Self.key)
        #expect(restored.run("g()").exception?.message == "the tool 'f' is not available in this restored session")
        restored.register("f") { _, _ in 2 }
        #expect(restored.run("g()").value == 2)
    }

    @Test func wrongKeysAndChangedBytesAreRefused() throws {
        let session = PythonSession()
        _ = session.run("import dataclasses\nx = {i: str(i) for i in range(50)}")
        let dump = try session.dump(key: Self.key)
        #expect(throws: PythonSessionError.invalidDump("it was made with another key, or changed")) {
            try PythonSession(restoring: dump, key: [1])
        }
        for position in stride(from: 0, to: dump.count, by: max(dump.count / 12, 1)) {
            var changed = dump
            changed[position] ^= 0x10
            #expect(throws: PythonSessionError.self) { try PythonSession(restoring: changed, key: Self.key) }
        }
        #expect(throws: PythonSessionError.self) { try PythonSession(restoring: Array(dump.prefix(20)), key: Self.key) }
        #expect(throws: PythonSessionError.self) { try PythonSession(restoring: [], key: Self.key) }
    }

    @Test func whatCannotBeDumpedIsNamed() throws {
        let session = PythonSession()
        _ = session.run("import itertools\nok = 1\nlost = [1, {'deep': memoryview(b'abc')}]")
        #expect(throws: PythonSessionError.notDumpable(path: "lost", type: "memoryview")) {
            try session.dump(key: Self.key)
        }
        #expect(throws: PythonSessionError.notDumpable(path: "lost", type: "memoryview")) { try session.fork() }
        _ = session.run("del lost")
        #expect((try? session.dump(key: Self.key)) != nil)
    }

    @Test func aDumpDoesNotFitIntoLessMemory() throws {
        let session = PythonSession()
        _ = session.run("x = ['a' * 1000 + str(i) for i in range(3000)]")
        let dump = try session.dump(key: Self.key)
        #expect(throws: PythonSessionError.limit(.memory)) {
            try PythonSession(restoring: dump, key: Self.key, limits: PythonLimits(memory: 1 << 20))
        }
    }
}
