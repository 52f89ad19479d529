/// One `case` of a `match` statement.
public struct MatchCase: Sendable {
    /// What the subject has to match.
    public let pattern: Pattern
    /// What follows `if`.
    public let guardCondition: Expression?
    /// The statements in it.
    public let body: [Statement]

    /// From all its parts.
    public init(pattern: Pattern, guardCondition: Expression?, body: [Statement]) {
        self.pattern = pattern
        self.guardCondition = guardCondition
        self.body = body
    }
}

/// A pattern with its place. Kinds carry the names of CPython's `ast` module.
public struct Pattern: Sendable {
    /// What it is.
    public let kind: Kind
    /// Where it is.
    public let range: SourceRange

    /// From all its parts.
    public init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }

    /// What it can be, with its parts.
    public indirect enum Kind: Sendable {
        /// Compared with `==`: a literal or a dotted name.
        case matchValue(Expression)
        /// Compared with `is`: `None`, `True` or `False`.
        case matchSingleton(Constant)
        case matchSequence([Pattern])
        case matchMapping(keys: [Expression], patterns: [Pattern], rest: String?)
        case matchClass(Expression, patterns: [Pattern], keywordNames: [String], keywordPatterns: [Pattern])
        /// `*name` or `*_` in a sequence.
        case matchStar(String?)
        /// `pattern as name`, a bare name, or `_` (neither).
        case matchAs(Pattern?, name: String?)
        case matchOr([Pattern])
    }
}
