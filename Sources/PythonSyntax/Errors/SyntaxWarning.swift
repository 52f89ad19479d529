/// Something in a source text that is valid and most likely a mistake, in CPython's words.
public struct SyntaxWarning: Sendable, Hashable {
    /// What it is about.
    public let message: String
    /// Where it is.
    public let range: SourceRange

    /// A warning with its parts.
    public init(message: String, range: SourceRange) {
        self.message = message
        self.range = range
    }
}
