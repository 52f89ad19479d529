/// A place in a source text. Lines count from 1; columns are offsets in bytes of UTF-8 from 0, as in CPython's `ast`.
public struct SourcePosition: Sendable, Hashable, Comparable {
    /// From 1.
    public var line: Int32
    /// From 0, in bytes of UTF-8.
    public var column: Int32

    /// From all its parts.
    public init(line: Int32, column: Int32) {
        self.line = line
        self.column = column
    }

    /// Whether one is before another.
    public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// From the first byte of something to the first byte behind it.
public struct SourceRange: Sendable, Hashable {
    /// The first byte.
    public var start: SourcePosition
    /// The byte behind the last.
    public var end: SourcePosition

    /// From all its parts.
    public init(start: SourcePosition, end: SourcePosition) {
        self.start = start
        self.end = end
    }
}
