import PythonSyntax
import Testing

/// Source that is meant to exhaust the parser ends in an error, or in a tree that can be walked and freed.
@Suite struct HostileTests {
    static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    /// Nesting and chains past the limits.
    @Test(arguments: [
        repeated("(", 100_000), repeated("[", 100_000), repeated("{1:", 100_000), repeated("f(", 100_000),
        "x = " + repeated("a+", 50_000) + "a", "x = a" + repeated(".a", 50_000), "x = a" + repeated("()", 50_000),
        "x = " + repeated("not ", 50_000) + "a", "x = " + repeated("-", 50_000) + "a",
        "x = " + repeated("a**", 50_000) + "a", "x = " + repeated("lambda:", 50_000) + "a",
        "x = " + repeated("a if a else ", 50_000) + "a", "if a: pass\n" + repeated("elif a: pass\n", 5000),
        repeated("f'{", 50_000), (0..<200).map { repeated(" ", $0) + "if a:\n" }.joined(),
        "x = " + repeated("9", 5000),
    ])
    func refused(source: String) {
        #expect(throws: PythonSyntaxError.self) { try PythonParser.parse(Array(source.utf8)) }
    }

    /// The same up to the limits, walked and checked as well.
    @Test(arguments: [
        "x = " + repeated("(", 190) + "a" + repeated(",)", 190), "x = " + repeated("a+", 990) + "a",
        "x = a" + repeated("[1]", 990), "x = " + repeated("a if a else ", 990) + "a",
        "if a: pass\n" + repeated("elif a: pass\n", 990),
        "x = " + repeated("[a for a in ", 190) + "a" + repeated("]", 190),
        "x = " + repeated("a or ", 50_000) + "a", "x = " + repeated("'a' ", 50_000), repeated("a = ", 50_000) + "a",
        "x = " + repeated("f'{", 140) + "a" + repeated("}'", 140),
    ])
    func accepted(source: String) throws {
        let module = try PythonParser.parse(Array(source.utf8))
        try SyntaxChecks.check(module, allowTopLevelAwait: false)
        #expect(!TreeDump.dump(module).isEmpty)
    }

    @Test func limits() {
        var limits = SyntaxLimits()
        limits.maximumSourceBytes = 10
        #expect(throws: PythonSyntaxError.self) { try PythonParser.parse(Array("x = 1234567".utf8), limits: limits) }
        limits = SyntaxLimits()
        limits.maximumTokens = 10
        #expect(throws: PythonSyntaxError.self) {
            try PythonParser.parse(Array("x = 1 + 2 + 3 + 4 + 5".utf8), limits: limits)
        }
    }

    /// Programs with random damage, from a fixed seed: whatever comes of them, the process survives.
    @Test func damaged() {
        let samples =
            ErrorTests.rows.map { Array($0.source.utf8) } + [
                Array(
                    "async def f[T](a, /, *b: int, c=1, **d) -> T:\n  async with (x as y, z): return [i async for i in j]"
                        .utf8),
                Array(
                    "match a, *b:\n case [1, -2j, *_] | {'k': {**r}} | C(x, y=z) as q if q:\n  f'{x!r:>{y}}' rf\"\"\"\n{a=}\"\"\""
                        .utf8),
                Array(
                    "try:\n\tpass\nexcept* A:\n\tpass\nelse: x: int = lambda *a, b=2: (yield)\nt'{a}' '\\N{BULLET}\\x41'"
                        .utf8),
            ]
        let pieces = [
            "(", ")", "{", "}", "'", "\"", "f'", "\\", "\n", "\n  ", "\t", ":", "=", "*", "é", "\u{0}", "0x", "if ",
            "lambda ",
        ]
        var random = Random(state: 42)
        for _ in 0..<3000 {
            var source = samples[random.next(below: samples.count)]
            for _ in 0..<(1 + random.next(below: 4)) where !source.isEmpty {
                let place = random.next(below: source.count)
                switch random.next(below: 4) {
                case 0: source.remove(at: place)
                case 1: source[place] = UInt8(truncatingIfNeeded: random.next(below: 256))
                case 2: source.insert(contentsOf: pieces[random.next(below: pieces.count)].utf8, at: place)
                default: source.removeSubrange(place...)
                }
            }
            do throws(PythonSyntaxError) {
                let module = try PythonParser.parse(source)
                _ = TreeDump.dump(module)
                try SyntaxChecks.check(module, allowTopLevelAwait: false)
            } catch {
                #expect(!error.rendered().isEmpty)
            }
        }
    }

    /// A linear congruential generator, the same everywhere.
    struct Random {
        var state: UInt64

        mutating func next(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
    }
}
