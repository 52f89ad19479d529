import PythonSyntax

/// The lines of a source text, for errors and for annotations that stay text.
struct SourceLines {
    private let source: [UInt8]
    /// Where lines start, as the tokenizer counts them.
    private lazy var starts: [Int] = lineStarts()

    init(_ source: [UInt8]) { self.source = source }

    private func lineStarts() -> [Int] {
        var starts = [source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        var previous: UInt8 = 0
        for (index, byte) in source.enumerated() {
            if byte == 10, previous == 13 {
                starts[starts.count - 1] = index + 1
            } else if byte == 10 || byte == 13 {
                starts.append(index + 1)
            }
            previous = byte
        }
        return starts
    }

    /// The line of this number, without its line break.
    mutating func line(_ number: Int) -> String {
        guard number >= 1, number <= starts.count else { return "" }
        let rest = source[min(starts[number - 1], source.count)...]
        return String(decoding: rest.prefix { $0 != 10 && $0 != 13 }, as: UTF8.self)
    }

    /// The text of a place.
    mutating func text(of range: SourceRange) -> [UInt8] {
        let start = offset(range.start)
        return Array(source[start..<max(start, offset(range.end))])
    }

    private mutating func offset(_ position: SourcePosition) -> Int {
        guard position.line >= 1, Int(position.line) <= starts.count else { return source.count }
        return min(starts[Int(position.line) - 1] + max(0, Int(position.column)), source.count)
    }
}
