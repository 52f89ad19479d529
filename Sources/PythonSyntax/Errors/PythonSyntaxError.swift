/// Why a source text is not a Python program, in CPython's words.
public struct PythonSyntaxError: Error, Sendable, Hashable {
    /// Which exception CPython raises.
    public enum Kind: Sendable, Hashable {
        case syntaxError, indentationError, tabError
        /// One of `SyntaxLimits` was passed; CPython raises `SyntaxError` or `MemoryError` at bounds of its own.
        case limit

        /// The name of the exception class.
        public var exceptionName: String {
            switch self {
            case .syntaxError, .limit: "SyntaxError"
            case .indentationError: "IndentationError"
            case .tabError: "TabError"
            }
        }
    }

    /// Which exception it is.
    public let kind: Kind
    /// What is wrong.
    public let message: String
    /// The name of the source text.
    public let filename: String
    /// Where it is. A single place has an end equal to its start.
    public let range: SourceRange
    /// The line it is on, without its line break.
    public let lineText: String
    /// Whether more input could make the text valid, so that an interactive prompt should ask for another line.
    public let isIncomplete: Bool

    /// An error with all its parts.
    public init(
        kind: Kind, message: String, filename: String, range: SourceRange, lineText: String, isIncomplete: Bool = false
    ) {
        self.kind = kind
        self.message = message
        self.filename = filename
        self.range = range
        self.lineText = lineText
        self.isIncomplete = isIncomplete
    }

    init(_ failure: SyntaxFailure, filename: String, source: [UInt8]) {
        self.init(
            kind: failure.kind, message: failure.message, filename: filename,
            range: SourceRange(start: failure.start, end: failure.end ?? failure.start),
            lineText: SourceText.line(failure.start.line, of: source), isIncomplete: failure.isIncomplete)
    }
}
