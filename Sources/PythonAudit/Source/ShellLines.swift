import PythonSyntax

/// Lines of notebooks that are commands: `!pip install x`, `%run y`.
enum ShellLines {
    /// Whether a line is one.
    static func isOne(_ line: ArraySlice<UInt8>) -> Bool {
        let text = line.drop { $0 == 32 || $0 == 9 }
        guard let first = text.first, first == UInt8(ascii: "!") || first == UInt8(ascii: "%"), text.count > 1 else {
            return false
        }
        return text.dropFirst().first != UInt8(ascii: "=")
    }

    /// The source with every such line made an expression that does nothing, and their numbers.
    static func removed(from source: [UInt8], _ lines: SourceLines) -> (source: [UInt8], lines: [Int]) {
        var result = source
        var found: [Int] = []
        for number in 1...lines.count {
            let line = lines.line(number)
            guard isOne(line) else { continue }
            found.append(number)
            var isFirst = true
            for index in line.indices where result[index] != 32 && result[index] != 9 {
                result[index] = isFirst ? UInt8(ascii: "0") : 32
                isFirst = false
            }
        }
        return (result, found)
    }
}
