/// One `case` of a `match` statement.
public struct MatchCase: Sendable {
    public let pattern: Pattern
    public let guardCondition: Expression?
    public let body: [Statement]

    public init(pattern: Pattern, guardCondition: Expression?, body: [Statement]) {
        self.pattern = pattern
        self.guardCondition = guardCondition
        self.body = body
    }
}

/// A pattern with its place. Kinds carry the names of CPython's `ast` module.
public struct Pattern: Sendable {
    public let kind: Kind
    public let range: SourceRange

    public init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }

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
