/// The parameters of a function or lambda.
public struct Parameters: Sendable {
    public var positionalOnly: [Parameter]
    public var positional: [Parameter]
    /// `*args`, if any.
    public var variadic: Parameter?
    public var keywordOnly: [Parameter]
    /// `**kwargs`, if any.
    public var keywordVariadic: Parameter?

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
    public let name: String
    public let annotation: Expression?
    public let defaultValue: Expression?
    /// Of the name and its annotation, as in CPython's `arg`.
    public let range: SourceRange

    public init(name: String, annotation: Expression?, defaultValue: Expression?, range: SourceRange) {
        self.name = name
        self.annotation = annotation
        self.defaultValue = defaultValue
        self.range = range
    }
}

/// One entry of a type parameter list: `T: bound = default`, `*Ts` or `**P`.
public struct TypeParameter: Sendable {
    public enum Kind: Sendable, Hashable { case typeVar, typeVarTuple, paramSpec }

    public let kind: Kind
    public let name: String
    public let bound: Expression?
    public let defaultValue: Expression?
    public let range: SourceRange

    public init(kind: Kind, name: String, bound: Expression?, defaultValue: Expression?, range: SourceRange) {
        self.kind = kind
        self.name = name
        self.bound = bound
        self.defaultValue = defaultValue
        self.range = range
    }
}
