/// A statement with its place. Kinds and fields carry the names of CPython's `ast` module.
public struct Statement: Sendable {
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
        case functionDef(FunctionDefinition)
        case classDef(ClassDefinition)
        case `return`(Expression?)
        case delete([Expression])
        case assign(targets: [Expression], value: Expression)
        case typeAlias(name: Expression, parameters: [TypeParameter], value: Expression)
        case augAssign(target: Expression, BinaryOperator, value: Expression)
        /// `isSimple`: the target is a name without parentheses.
        case annAssign(target: Expression, annotation: Expression, value: Expression?, isSimple: Bool)
        case `for`(target: Expression, iterable: Expression, body: [Statement], orElse: [Statement], isAsync: Bool)
        case `while`(test: Expression, body: [Statement], orElse: [Statement])
        /// `elif` is an `if` alone in `orElse`.
        case `if`(test: Expression, body: [Statement], orElse: [Statement])
        case with(items: [WithItem], body: [Statement], isAsync: Bool)
        case match(subject: Expression, cases: [MatchCase])
        case raise(Expression?, cause: Expression?)
        /// `isStar`: the handlers are `except*`.
        case `try`(
            body: [Statement], handlers: [ExceptHandler], orElse: [Statement], finally: [Statement], isStar: Bool)
        case assert(test: Expression, message: Expression?)
        case `import`([ImportAlias])
        /// `level`: the number of leading dots. `*` is one alias with that name.
        case importFrom(module: String?, names: [ImportAlias], level: Int)
        case global([String])
        case nonlocal([String])
        case expression(Expression)
        case pass, `break`, `continue`
    }
}

/// `def` or `async def`.
public struct FunctionDefinition: Sendable {
    /// Its name.
    public let name: String
    /// `[T, …]` behind its name.
    public let typeParameters: [TypeParameter]
    /// Its parameters.
    public let parameters: Parameters
    /// The annotation of what it returns.
    public let returns: Expression?
    /// The statements in it.
    public let body: [Statement]
    /// Its decorators, the outermost first.
    public let decorators: [Expression]
    /// Whether it was written with `async`.
    public let isAsync: Bool
    /// Of the name.
    public let nameRange: SourceRange

    /// From all its parts.
    public init(
        name: String, typeParameters: [TypeParameter], parameters: Parameters, returns: Expression?,
        body: [Statement], decorators: [Expression], isAsync: Bool, nameRange: SourceRange
    ) {
        self.name = name
        self.typeParameters = typeParameters
        self.parameters = parameters
        self.returns = returns
        self.body = body
        self.decorators = decorators
        self.isAsync = isAsync
        self.nameRange = nameRange
    }
}

/// `class`.
public struct ClassDefinition: Sendable {
    /// Its name.
    public let name: String
    /// `[T, …]` behind its name.
    public let typeParameters: [TypeParameter]
    /// The base classes, starred ones included.
    public let bases: [Expression]
    /// `metaclass=…` and other keywords of its header.
    public let keywords: [Keyword]
    /// The statements in it.
    public let body: [Statement]
    /// Its decorators, the outermost first.
    public let decorators: [Expression]
    /// Of the name.
    public let nameRange: SourceRange

    /// From all its parts.
    public init(
        name: String, typeParameters: [TypeParameter], bases: [Expression], keywords: [Keyword], body: [Statement],
        decorators: [Expression], nameRange: SourceRange
    ) {
        self.name = name
        self.typeParameters = typeParameters
        self.bases = bases
        self.keywords = keywords
        self.body = body
        self.decorators = decorators
        self.nameRange = nameRange
    }
}

/// One `context as target` of a `with` statement.
public struct WithItem: Sendable {
    /// The context manager.
    public let context: Expression
    /// What is assigned to.
    public let target: Expression?

    /// From all its parts.
    public init(context: Expression, target: Expression?) {
        self.context = context
        self.target = target
    }
}

/// One `except` of a `try` statement.
public struct ExceptHandler: Sendable {
    /// What it catches; nothing in a bare `except:`. Without parentheses, several are a tuple.
    public let type: Expression?
    /// Its name.
    public let name: String?
    /// The statements in it.
    public let body: [Statement]
    /// Where it is.
    public let range: SourceRange

    /// From all its parts.
    public init(type: Expression?, name: String?, body: [Statement], range: SourceRange) {
        self.type = type
        self.name = name
        self.body = body
        self.range = range
    }
}

/// `name as alias`; the name may have dots.
public struct ImportAlias: Sendable {
    /// Its name.
    public let name: String
    /// What follows `as`.
    public let alias: String?
    /// Where it is.
    public let range: SourceRange

    /// From all its parts.
    public init(name: String, alias: String?, range: SourceRange) {
        self.name = name
        self.alias = alias
        self.range = range
    }
}
