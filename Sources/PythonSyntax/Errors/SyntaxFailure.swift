/// A syntax error inside the parser, before the text of its line is looked up.
struct SyntaxFailure: Error {
    var kind: PythonSyntaxError.Kind
    var message: String
    var start: SourcePosition
    /// Without an end, one caret is shown.
    var end: SourcePosition?
    /// Whether more input could mend it.
    var isIncomplete = false

    init(
        _ message: String, kind: PythonSyntaxError.Kind = .syntaxError, start: SourcePosition,
        end: SourcePosition? = nil,
        isIncomplete: Bool = false
    ) {
        self.kind = kind
        self.message = message
        self.start = start
        self.end = end
        self.isIncomplete = isIncomplete
    }
}
