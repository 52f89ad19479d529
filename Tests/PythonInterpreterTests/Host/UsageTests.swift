import PythonInterpreter
import Testing

/// What a run used is what it did, whoever called and however it ended.
@Suite struct UsageTests {
    /// A function without a loop, called by a native: neither a call nor a jump of the machine counts it.
    @Test(arguments: [
        "sum(map(f, range(10_000)))", "sorted(range(10_000), key=f)[0]", "K(10_000) in [K(i) for i in range(10_000)]",
    ])
    func whatNativesCallIsCounted(_ expression: String) {
        let result = PythonSession().run(
            """
            def f(x): return x
            class K:
                def __init__(self, n): self.n = n
                def __eq__(self, other): return self.n == other.n
            \(expression)
            """)
        guard case .value = result.outcome else {
            Issue.record("\(result.outcome)")
            return
        }
        #expect(result.usage.instructions >= 80_000)
    }

    @Test func aBudgetEndsWhatANativeCalls() {
        let result = PythonSession(limits: PythonLimits(instructions: 50_000)).run(
            "def f(x): return x\nmax(range(1_000_000), key=f)")
        guard case .limit(.instructions) = result.outcome else {
            Issue.record("\(result.outcome)")
            return
        }
    }

    @Test func stepsAreRightAfterAMemoryLimit() {
        let result = PythonSession(limits: PythonLimits(instructions: 10_000_000, memory: 8 << 20)).run(
            "x = []\nwhile True: x.append('a' * 100)")
        guard case .limit(.memory) = result.outcome else {
            Issue.record("\(result.outcome)")
            return
        }
        #expect((1...10_000_000).contains(result.usage.instructions))
    }

    /// Without a collection between items the tuples that nobody holds would pass the limit.
    @Test func itemsThatNobodyHoldsAreCollected() {
        let result = PythonSession(limits: PythonLimits(nanoseconds: nil, memory: 8 << 20)).run(
            """
            import itertools, collections
            collections.deque(itertools.islice(itertools.product(range(2), repeat=30), 50_000), maxlen=0)
            1
            """)
        guard case .value = result.outcome else {
            Issue.record("\(result.outcome)")
            return
        }
        #expect(result.usage.peakMemory <= (8 << 20) + 65_536)
    }
}
