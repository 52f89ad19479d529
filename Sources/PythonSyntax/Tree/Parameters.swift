/// The parameters of a function or lambda.
public struct Parameters: Sendable {
    /// Those before `/`.
    public var positionalOnly: [Parameter]
    /// Those that may be given by position or by name.
    public var positional: [Parameter]
    /// `*args`, if any.
    public var variadic: Parameter?
    /// Those behind `*`.
    public var keywordOnly: [Parameter]
    /// `**kwargs`, if any.
    public var keywordVariadic: Parameter?

    /// From all its parts.
    public init(
        positionalOnly: [Parameter] = [], positional: [Parameter] = [], variadic: Parameter? = nil,
        keywordOnly: [Parameter] = [], keywordVariadic: Parameter? = nil
    ) {
        self.positionalOnly = positionalOnly
        self.positional = positional
        self.variadic = variadic
        self.keywordOnly = keywordOnly
        self.keywordVariadic = keywordVariadic
    }
}

/// One parameter.
public struct Parameter: Sendable {
    /// Its name.
    public let name: String
    /// Its annotation.
    public let annotation: Expression?
    /// What follows `=`.
    public let defaultValue: Expression?
    /// Of the name and its annotation, as in CPython's `arg`.
    public let range: SourceRange

    /// From all its parts.
    public init(name: String, annotation: Expression?, defaultValue: Expression?, range: SourceRange) {
        self.name = name
        self.annotation = annotation
        self.defaultValue = defaultValue
        self.range = range
    }
}

/// One entry of a type parameter list: `T: bound = default`, `*Ts` or `**P`.
public struct TypeParameter: Sendable {
    /// Which form it has.
    public enum Kind: Sendable, Hashable { case typeVar, typeVarTuple, paramSpec }

    /// What it is.
    public let kind: Kind
    /// Its name.
    public let name: String
    /// What follows the colon.
    public let bound: Expression?
    /// What follows `=`.
    public let defaultValue: Expression?
    /// Where it is.
    public let range: SourceRange

    /// From all its parts.
    public init(kind: Kind, name: String, bound: Expression?, defaultValue: Expression?, range: SourceRange) {
        self.kind = kind
        self.name = name
        self.bound = bound
        self.defaultValue = defaultValue
        self.range = range
    }
}
