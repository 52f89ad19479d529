/// What a source text may ask of the parser. Source is hostile: every bound here ends in an error, never in a crash.
public struct SyntaxLimits: Sendable, Hashable {
    /// How deeply brackets, blocks, lambdas and powers may be nested together. The parser recurses natively, so this
    /// bounds its stack: a level takes up to 5 KB in a release build and 30 KB in a debug build, so that the default needs
    /// 1 MB and 6 MB. A thread with 512 KB can afford 90 in a release build.
    public var maximumDepth = 200
    /// How high the tree of one expression may grow, which bounds the stack of whoever walks or frees it. Brackets
    /// count towards it, but so do chains that need no brackets, such as `a + b + c`.
    public var maximumTreeHeight = 1000
    /// How many `elif` may follow one `if`: each is nested in the one before it.
    public var maximumElifChain = 1000
    /// How long a source text may be.
    public var maximumSourceBytes = 16 << 20
    /// How many tokens a source text may have; each takes 32 bytes while parsing.
    public var maximumTokens = 4_000_000
    /// How many digits a decimal literal may have, as in CPython: converting takes quadratic time.
    public var maximumDecimalDigits = 4300

    /// The defaults.
    public init() {}
}
