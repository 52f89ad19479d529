internal import PythonSyntax

/// Places in code as agents are told of them.
enum TopLevelStatements {
    /// The text of the statement of the module that a line belongs to.
    static func text(in code: String, at line: Int) -> String {
        let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
        func whole(_ first: Int, _ last: Int) -> String {
            guard first >= 1, first <= lines.count, last >= first else { return "" }
            return lines[(first - 1)..<min(last, lines.count)].joined(separator: "\n")
        }
        do {
            let tree = try PythonParser.parse(Array(code.utf8), filename: "<string>")
            for statement in tree.body {
                let (first, last) = (Int(statement.range.start.line), Int(statement.range.end.line))
                if first <= line, line <= last { return whole(first, last) }
            }
        } catch {}
        return whole(line, line)
    }

    /// What is said of code that cannot be parsed.
    static func parsingFailure(_ code: String, _ exception: PythonException) -> String {
        do {
            _ = try PythonParser.parse(Array(code.utf8), filename: "<string>")
        } catch {
            let column = max(Int(error.offset) - 1, 0)
            let text = error.lineText
            return "Code parsing failed on line \(error.range.start.line) due to: \(exception.type): \(error.message)\n"
                + text + (text.hasSuffix("\n") ? "" : "\n") + String(repeating: " ", count: column) + "^"
        }
        return "Code parsing failed due to: \(exception.type): \(exception.message)"
    }
}
