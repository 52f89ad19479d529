import PythonSyntax

/// An error inside the compiler, before the text of its line is looked up.
struct CompilationFailure: Error {
    var message: String
    var range: SourceRange
    var isLimit = false

    init(_ message: String, at range: SourceRange) {
        self.message = message
        self.range = range
    }

    static func limit(_ message: String, at range: SourceRange) -> CompilationFailure {
        var failure = CompilationFailure(message, at: range)
        failure.isLimit = true
        return failure
    }
}
