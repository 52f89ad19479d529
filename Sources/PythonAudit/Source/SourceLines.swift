import PythonSyntax

/// The lines of a source text as the parser counts them.
struct SourceLines {
    private let source: [UInt8]
    private var starts: [Int] = []

    init(_ source: [UInt8]) {
        self.source = source
        var index = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        starts.append(index)
        while index < source.count {
            let byte = source[index]
            index += 1
            if byte == 13, index < source.count, source[index] == 10 { index += 1 }
            if byte == 10 || byte == 13 { starts.append(index) }
        }
    }

    var count: Int { starts.count }

    /// A line, from 1, without its line break.
    func line(_ number: Int) -> ArraySlice<UInt8> {
        guard (1...starts.count).contains(number) else { return [] }
        let end = number < starts.count ? starts[number] : source.count
        var slice = source[starts[number - 1]..<end]
        while let last = slice.last, last == 10 || last == 13 { slice.removeLast() }
        return slice
    }

    /// The column in characters, from 1, of one in bytes; in bytes where a line is longer than anybody reads, because
    /// every finding on it counts from its start.
    func column(_ position: SourcePosition) -> Int {
        let bytes = Int(max(0, position.column))
        let counted = line(Int(position.line)).prefix(min(bytes, 1 << 16))
        return counted.count { $0 & 0xC0 != 0x80 } + bytes - counted.count + 1
    }
}
