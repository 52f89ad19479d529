import PythonSyntax

/// Whether what was typed so far is a whole input, as Python's own prompt decides it.
enum PromptInput {
    static func isComplete(_ text: String) -> Bool {
        let tree: Module
        do {
            tree = try PythonParser.parse(Array((text + "\n").utf8))
        } catch {
            // An error that no further line can mend is shown at once.
            return !error.isIncomplete || endsWithEmptyLine(text) && !isInside(error)
        }
        // A block goes on until an empty line.
        guard let last = tree.body.last, isCompound(last) else { return true }
        return endsWithEmptyLine(text)
    }

    private static func endsWithEmptyLine(_ text: String) -> Bool {
        guard let end = text.lastIndex(of: "\n") else { return false }
        return text[end...].allSatisfy(\.isWhitespace)
    }

    /// Whether a bracket or a string is open, within which empty lines mean nothing.
    private static func isInside(_ error: PythonSyntaxError) -> Bool {
        error.message.contains("was never closed") || error.message.contains("unterminated")
    }

    private static func isCompound(_ statement: Statement) -> Bool {
        switch statement.kind {
        case .functionDef, .classDef, .for, .while, .if, .with, .match, .try: true
        default: false
        }
    }
}
