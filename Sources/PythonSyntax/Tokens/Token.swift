/// One token and its place.
public struct Token: Sendable, Hashable {
    /// What it is.
    public var kind: TokenKind
    /// How many brackets it is within, not counting itself.
    public var level: UInt8 = 0
    /// For literal text of an f-string: how many bytes at its end belong to a doubled brace.
    var trimmed: UInt8 = 0
    /// For a name, its place in the table of names.
    var value: Int32 = -1
    /// Where it starts, in bytes of the text without byte order mark and with normalised line breaks.
    public var startOffset: Int32
    /// Where it ends.
    public var endOffset: Int32
    /// Where it starts.
    public var start: SourcePosition
    /// Where it ends.
    public var end: SourcePosition

    /// From start to end.
    public var range: SourceRange { SourceRange(start: start, end: end) }
}
