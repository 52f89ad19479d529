import Sandboxing
import Testing

@Suite("Spelling")
struct SpellingTests {
    @Test(
        arguments: [
            ("memroy", "memory"), ("Memory", "memory"), ("memory-limit", nil), ("cpu", "cpus"), ("colour", nil),
            ("wall-tme", "wall-time"), ("", nil), ("x", nil), ("walltime", "wall-time"),
        ] as [(String, String?)])
    func nearest(word: String, expected: String?) {
        #expect(Spelling.nearest(to: word, among: ["memory", "cpus", "cpu-time", "wall-time"]) == expected)
    }

    @Test func aVeryLongWordCostsLittle() {
        #expect(Spelling.nearest(to: String(repeating: "m", count: 1 << 20), among: ["memory"]) == nil)
    }

    @Test(
        arguments: [
            ([], .core), (["core"], .core), (["memory", "landlock"], .controls([.memory, .landlock])),
            (["memory", "all"], .all), (["core", "swap"], .controls([.swap])),
        ] as [([String], Requirements)])
    func requirements(words: [String], expected: Requirements) throws {
        #expect(try Requirements(words: words) == expected)
    }

    @Test func anUnknownControlIsNotIgnored() {
        let error = #expect(throws: UnreadableValue.self) { try Requirements(words: ["secomp"]) }
        #expect(error?.remedy == "did you mean 'seccomp'?")
    }
}
