import Glibc
import TestSupport
import Testing

/// The interpreter survives random programs, in a process of its own.
@Suite struct FuzzTests {
    /// `FUZZ_SECONDS` makes it longer, `FUZZ_SEED` repeats what was reported.
    @Test func survivesRandomPrograms() async throws {
        var left = getenv("FUZZ_SECONDS").flatMap { Int(String(cString: $0)) } ?? 20
        // Other programs each day, the same for everybody.
        var seed = getenv("FUZZ_SEED").flatMap { UInt64(String(cString: $0)) } ?? UInt64(time(nil) / 86_400) * 1_000_000
        // Commands that take longer than this are killed.
        let slice = 50
        while left > 0 {
            let words = [
                BuildProducts.released("python-fuzzer"), "--corpus", "\(CorpusPart.tests)/PythonCorpus", "--seed",
                "\(seed)", "--seconds", "\(min(left, slice))",
            ]
            let result = try await HostCommand(words).run()
            let last = result.output.split(separator: "\n").last { $0.hasPrefix("seed ") }?.dropFirst(5) ?? "?"
            guard result.code == 0 else {
                Issue.record(
                    """
                    the interpreter did not survive random program \(last): code \(result.code)
                    show it with: python-fuzzer --corpus Tests/PythonCorpus --one \(last)
                    \(result.output.suffix(300))\(result.error.suffix(2000))
                    """)
                return
            }
            left -= slice
            seed = (UInt64(last) ?? seed) + 1
        }
    }
}
