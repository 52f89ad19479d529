import PythonInterpreter
import Testing

/// Sessions on threads.
@Suite struct ThreadTests {
    private static let work = """
        import json, random
        class Node:
            def __init__(self, n): self.n, self.children = n, []
            def total(self): return self.n + sum(c.total() for c in self.children)
        def build(depth, n=1):
            node = Node(n)
            if depth: node.children = [build(depth - 1, n + i) for i in range(3)]
            return node
        random.seed(seed)
        words = sorted({str(random.random())[:6]: i for i in range(300)})
        try:
            {}["x"]
        except KeyError as e:
            words.append(repr(e))
        f"{build(5).total()} {len(words)} {object() is None} {'-'.join(words)[:20]}"
        """

    @Test func sessionsRunInParallelAndAgree() async {
        let sequential = PythonSession().run(Self.work, inputs: ["seed": 3]).value
        let results = await withTaskGroup(of: PythonValue?.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let actor = PythonSessionActor()
                    var last: PythonValue?
                    for _ in 0..<3 { last = await actor.run(Self.work, inputs: ["seed": 3]).value }
                    return last
                }
            }
            var results: [PythonValue?] = []
            for await result in group { results.append(result) }
            return results
        }
        #expect(sequential != nil)
        #expect(results == Array(repeating: sequential, count: 8))
    }

    @Test func deepRecursionFitsOnInterpreterThreads() async {
        let session = PythonSession(limits: PythonLimits(recursion: 20_000))
        let result = await session.runOnInterpreterThread(
            "def f(n): return 0 if n == 0 else 1 + sorted([n], key=lambda x: f(n - 1))[0]\nf(300)")
        #expect(result.value == 301 || result.exception?.type == "RecursionError")
    }

    @Test func cancellingATaskStopsItsRun() async {
        let session = PythonSessionActor(limits: PythonLimits(instructions: nil, nanoseconds: 60_000_000_000))
        let task = Task { await session.run("while True: pass") }
        try? await Task.sleep(for: .milliseconds(50))
        task.cancel()
        #expect(await task.value.limit == .interrupted)
        #expect(await session.run("1 + 1").value == 2)
    }

    @Test func aCancelledTaskDoesNotStopAnothersRun() async {
        let session = PythonSessionActor()
        let slow = Task { await session.run("sum(i * i for i in range(200_000))") }
        let cancelled = Task { await session.run("while True: pass") }
        cancelled.cancel()
        #expect(await slow.value.value != nil)
        #expect(await cancelled.value.limit == .interrupted)
    }

    @Test func anAsyncToolThatNeverAnswersCanBeInterrupted() async {
        let session = PythonSessionActor()
        await session.register(
            .async("forever") { _, _ in
                while true { try? await Task.sleep(for: .seconds(3600)) }
            })
        let task = Task { await session.run("try: forever()\nexcept BaseException: pass") }
        try? await Task.sleep(for: .milliseconds(30))
        task.cancel()
        #expect(await task.value.limit == .interrupted)
    }

    @Test func callersTakeTurns() async {
        let session = PythonSessionActor()
        _ = await session.run("n = 0")
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask { _ = await session.run("m = n\nfor i in range(2000): pass\nn = m + 1") }
            }
        }
        #expect(await session.run("n").value == 20)
    }
}
