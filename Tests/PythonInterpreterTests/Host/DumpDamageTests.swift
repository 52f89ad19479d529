import PythonInterpreter
import Testing

/// Dumps that were changed on their way: every one is refused, with an error that says so.
@Suite struct DumpDamageTests {
    private static let key: [UInt8] = Array("secret".utf8)

    private func dump() throws -> [UInt8] {
        let session = PythonSession()
        let result = session.run(
            """
            class A:
                __slots__ = ("q", "__dict__")
                def __init__(self): self.q, self.r = 1, 2
            a = A(); a.__dict__
            def outer(n):
                def inner(x): return x + n
                return inner
            f = outer(5)
            def g():
                x = yield 1
                yield x
            i = g(); next(i)
            try: 1 / 0
            except ZeroDivisionError as e: err = e
            """)
        guard case .value = result.outcome else { throw PythonSessionError.running }
        return try session.dump(key: Self.key)
    }

    /// Thousands of changes, the same in every run.
    @Test func changedBytesAreRefused() throws {
        let dump = try dump()
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        for _ in 0..<3000 {
            var changed = dump
            for _ in 0...next(3) {
                let position = next(changed.count)
                changed[position] ^= UInt8(1 + next(255))
            }
            if changed == dump { continue }
            #expect(throws: PythonSessionError.self) { try PythonSession(restoring: changed, key: Self.key) }
        }
    }

    @Test func shortenedAndLengthenedDumpsAreRefused() throws {
        let dump = try dump()
        for count in stride(from: 0, to: dump.count, by: max(dump.count / 500, 1)) {
            #expect(throws: PythonSessionError.self) {
                try PythonSession(restoring: Array(dump.prefix(count)), key: Self.key)
            }
        }
        #expect(throws: PythonSessionError.self) { try PythonSession(restoring: dump + [0], key: Self.key) }
    }

    /// What `__slots__` names stays out of the dictionary, there as here.
    @Test func aRestoredSessionIsEqual() throws {
        let restored = try PythonSession(restoring: try dump(), key: Self.key)
        let result = restored.run("(a.q, a.r, a.__dict__, f(1), list(i), repr(err))")
        #expect(
            result.value
                == .tuple([1, 2, ["r": 2], 6, [nil], "ZeroDivisionError('division by zero')"]))
    }
}
