import Testing

@testable import BulkheadCommands

@Suite("Output on the operator's terminal")
struct TerminalFilterTests {
    static let cases: [(String, String)] = [
        ("plain\ttext\r\n", "plain\ttext\r\n"),
        ("é 日本 😀", "é 日本 😀"),
        ("\u{1B}[31mred\u{1B}[0m", "\u{1B}[31mred\u{1B}[0m\u{1B}[0m"),
        ("\u{1B}[38:5:1;4mx", "\u{1B}[38:5:1;4mx\u{1B}[0m"),
        ("\u{1B}[2J", "^[[2J"),
        ("\u{1B}[?25l", "^[[?25l"),
        ("\u{1B}[>4;1m", "^[[>4;1m"),
        ("\u{1B}]0;title\u{07}", "^[]0;title^G"),
        ("\u{1B}]52;c;ZWNobw==\u{1B}\\", "^[]52;c;ZWNobw==^[\\"),
        ("\u{1B}P$q\u{1B}\\", "^[P$q^[\\"),
        ("\u{1B}c", "^[c"),
        ("\u{1B}\u{1B}[31m", "^[\u{1B}[31m\u{1B}[0m"),
        ("\u{1B}[3\u{1B}[1m", "^[[3\u{1B}[1m\u{1B}[0m"),
        ("\u{1B}[", "^[["),
        ("\u{1B}", "^["),
        ("\u{07}\u{08}\u{0E}\u{7F}\u{00}", "^G^H^N^?^@"),
        ("\u{9B}2J\u{9D}x", "\\u{9b}2J\\u{9d}x"),
        ("\u{1B}[" + String(repeating: "1", count: 100) + "m", "^[[" + String(repeating: "1", count: 100) + "m"),
    ]

    @Test(arguments: cases)
    func shows(text: String, shown: String) {
        var filter = TerminalFilter()
        #expect(String(decoding: filter.filter(text.utf8) + filter.finish(), as: UTF8.self) == shown)
    }

    @Test(arguments: cases)
    func piecesOfAnySizeShowTheSame(text: String, shown: String) {
        for size in 1...3 {
            var filter = TerminalFilter()
            var bytes: [UInt8] = []
            var rest = Array(text.utf8)[...]
            while !rest.isEmpty {
                bytes += filter.filter(rest.prefix(size))
                rest = rest.dropFirst(size)
            }
            #expect(String(decoding: bytes + filter.finish(), as: UTF8.self) == shown)
        }
    }

    @Test(
        arguments: [
            ([0x9B, 0x41], "\\x9bA"), ([0xC2], "\\xc2"), ([0xC2, 0x41], "\\xc2A"),
            ([0xFF, 0xC0, 0x80], "\\xff\\xc0\\x80"),
            // An overlong form of the same control character, and a surrogate.
            ([0xE0, 0x82, 0x9B], "\\xe0\\x82\\x9b"), ([0xED, 0xA0, 0x80], "\\xed\\xa0\\x80"),
            ([0xF0, 0x9F, 0x1B], "\\xf0\\x9f^["),
        ] as [([UInt8], String)])
    func bytesThatAreNoText(bytes: [UInt8], shown: String) {
        var filter = TerminalFilter()
        #expect(String(decoding: filter.filter(bytes) + filter.finish(), as: UTF8.self) == shown)
    }

    @Test func nothingThatTerminalsObeyGetsThrough() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let bytes = (0..<200).map { _ in
                Bool.random(using: &random)
                    ? UInt8.random(in: 0...255, using: &random) : Array("\u{1B}[]m;1".utf8).randomElement() ?? 0
            }
            var filter = TerminalFilter()
            let shown = filter.filter(bytes) + filter.finish()
            let text = String(validating: shown, as: UTF8.self)
            #expect(text != nil, "\(bytes)")
            let scalars = Array((text ?? "").unicodeScalars)
            for (index, scalar) in scalars.enumerated() {
                if scalar.value == 0x1B {
                    let end = scalars[index...].dropFirst(2).first { !(0x30...0x3B).contains($0.value) }
                    #expect(scalars.dropFirst(index + 1).first == "[" && end == "m", "\(bytes)")
                } else {
                    #expect(
                        scalar.value >= 0xA0 || (0x20..<0x7F).contains(scalar.value)
                            || "\n\r\t".unicodeScalars.contains(scalar),
                        "\(bytes)")
                }
            }
        }
    }

    @Test(arguments: [("a\nb", "a^Jb"), ("\u{1B}[31mx", "^[[31mx"), ("a\\b", "a\\\\b"), ("é", "é")])
    func names(name: String, shown: String) { #expect(TerminalFilter.name(Array(name.utf8)) == shown) }
}
