/// Changes programs that make sense into ones that nearly do.
struct Mutation {
    var dice: Dice
    let corpus: [[UInt8]]

    /// A program of the corpus with lines and words moved about.
    mutating func program() -> [UInt8] {
        var lines = dice.pick(corpus).split(separator: 10, omittingEmptySubsequences: false).map { Array($0) }
        for _ in 0..<(dice.roll(6) + 1) where !lines.isEmpty {
            let at = dice.roll(lines.count)
            switch dice.roll(8) {
            case 0: lines.remove(at: at)
            case 1: lines.insert(dice.pick(lines), at: at)
            case 2: lines.swapAt(at, dice.roll(lines.count))
            case 3:
                let other = dice.pick(corpus).split(separator: 10, omittingEmptySubsequences: false)
                let start = dice.roll(other.count)
                lines.insert(contentsOf: other[start..<min(other.count, start + 5)].map { Array($0) }, at: at)
            default: lines[at] = line(lines[at])
            }
        }
        return Array(lines.joined(separator: [10]))
    }

    private static let words = [
        "None", "L", "0", "-1", "2**64", "[]", "{}", "()", "self", "lambda: 0", "yield", "await x", "*x", "''", "x",
        "range(9)", "10**9", "1.5",
        "type", "super()", "__class__", "print", "...", "(yield)", "not", "1j", "b'a'", "f'{x}'", ":=",
    ].map { Array($0.utf8) }

    /// Replaces a word of a line by another.
    private mutating func line(_ line: [UInt8]) -> [UInt8] {
        func isWord(_ byte: UInt8) -> Bool {
            byte == 95 || (48...57).contains(byte) || (97...122).contains(byte | 0x20) || byte >= 128
        }
        guard !line.isEmpty else { return dice.pick(Self.words) }
        let at = dice.roll(line.count)
        var (start, end) = (at, at + 1)
        if isWord(line[at]) {
            while start > 0, isWord(line[start - 1]) { start -= 1 }
            while end < line.count, isWord(line[end]) { end += 1 }
        }
        let indented = line.prefix { $0 == 32 }.count
        if start < indented { (start, end) = (indented, indented) }
        return Array(line[..<start]) + dice.pick(Self.words) + Array(line[end...])
    }

    /// Bytes that may not even be text, for the parser.
    mutating func bytes() -> [UInt8] {
        if dice.once(in: 3) {
            let alphabet =
                Array("()[]{}:=,.*@\"'\\\n\t #fFrbtT0123456789eExX_abcdef!{}<>-+%&|^~;é\u{0}\u{C}\r".utf8) + [
                    0xFF, 0xC3, 0xED, 0xA0,
                ]
            return (0..<dice.roll(200)).map { _ in dice.pick(alphabet) }
        }
        var bytes = dice.pick(corpus)
        if bytes.count > 3000 { bytes = Array(bytes[..<3000]) }
        for _ in 0..<(dice.roll(10) + 1) where !bytes.isEmpty {
            let at = dice.roll(bytes.count)
            switch dice.roll(6) {
            case 0: bytes.remove(at: at)
            case 1: bytes.insert(UInt8(dice.roll(256)), at: at)
            case 2: bytes[at] ^= 1 << UInt8(dice.roll(8))
            case 3: bytes.removeSubrange(at..<min(bytes.count, at + dice.roll(50)))
            case 4: bytes.insert(contentsOf: dice.pick(Self.words), at: at)
            default:
                let nesting = dice.pick([
                    "(", "[", "{", "f'{", "not ", "-", "lambda:", "x if ", "a.b", "**", "if 1:\n ", "(yield ", "t\"{",
                    "[x for x in ",
                ])
                bytes.insert(contentsOf: Array(String(repeating: nesting, count: dice.roll(300)).utf8), at: at)
            }
        }
        return bytes
    }
}
