import PythonSyntax

/// Documentation strings, without the indentation that they have in the source.
enum Documentation {
    /// That of a body, if it starts with one.
    static func text(of body: [Statement]) -> [UInt8]? {
        guard case .expression(let value)? = body.first?.kind, case .constant(.string(let text)) = value.kind else {
            return nil
        }
        return clean(text.bytes)
    }

    /// Removes the margin of all lines but the first, the spaces before the first, and expands no tabs.
    private static func clean(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(10) || text.first == 32 else { return text }
        let lines = text.split(separator: 10, omittingEmptySubsequences: false)
        var margin = Int.max
        for line in lines.dropFirst() {
            let indentation = line.prefix { $0 == 32 }.count
            if indentation < line.count { margin = min(margin, indentation) }
        }
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        for (index, line) in lines.enumerated() {
            if index == 0 {
                result.append(contentsOf: line.drop { $0 == 32 })
            } else {
                result.append(10)
                let indentation = line.prefix { $0 == 32 }.count
                result.append(contentsOf: line.dropFirst(min(indentation, margin)))
            }
        }
        return result
    }
}
