import PythonSyntax

/// A part of a source text with names of its own.
struct Scope {
    enum Kind: UInt8 {
        case module, function, lambda, generatorExpression, `class`
        /// A comprehension that is part of the code around it.
        case comprehension
        /// The function that evaluates annotations.
        case annotations
        /// The function around a definition with type parameters.
        case typeParameters
        /// The function that evaluates a type alias, or the bound or default of a type parameter.
        case typeAlias, typeBound, typeDefault
    }

    /// An annotated assignment of a class body or module.
    struct Annotation {
        let name: String
        let expression: Expression
        /// Whether it might not be executed.
        let isConditional: Bool
    }

    let kind: Kind
    let parent: Int
    /// The scope whose code this one is part of: itself, but for comprehensions.
    let unit: Int
    let range: SourceRange
    var symbols: [Symbol] = []
    var symbolIndex: [String: Int32] = [:]
    /// Cells of enclosing functions that the code needs, for itself or for functions in it.
    var freeNames: [String] = []
    var freeIndex: [String: Int32] = [:]
    var isAsync = false
    var hasYield = false
    /// Has `await` or an asynchronous loop, which makes an asynchronous generator of a generator expression.
    var hasAwait = false
    /// Names that are not its own may be those of the class around.
    var seesClass = false
    /// Inner functions use `__class__`, or the namespace of the class.
    var needsClassCell = false
    var needsNamespaceCell = false
    var needsConditionalCell = false
    var classCellRegister = 0
    var namespaceCellRegister = 0
    var conditionalCellRegister = 0
    var parameterCount = 0
    /// Registers of names.
    var localCount = 0
    var annotations: [Annotation] = []
    /// The comprehensions within the code of this scope.
    var comprehensions: [Int] = []
    /// Some name is unbound again somewhere.
    var hasDeletions = false

    init(kind: Kind, parent: Int, unit: Int, range: SourceRange) {
        self.kind = kind
        self.parent = parent
        self.unit = unit
        self.range = range
    }

    /// Whether its names are locals of a function.
    var isFunction: Bool { kind != .module && kind != .class && kind != .comprehension }

    @discardableResult
    mutating func add(_ name: String, _ flags: Symbol.Flags) -> Int {
        if let known = symbolIndex[name] {
            symbols[Int(known)].flags.formUnion(flags)
            return Int(known)
        }
        symbolIndex[name] = Int32(symbols.count)
        symbols.append(Symbol(name: name, flags: flags))
        return symbols.count - 1
    }
}

/// All scopes of a source text. Each stands behind those around it; the first is the module.
struct ScopeTable {
    var scopes: [Scope] = []
    private(set) var places = ScopePlaces()
    /// Annotations stay texts.
    var futureAnnotations = false

    /// Adds a scope. False if there is one of its kind in the same place.
    mutating func add(_ scope: Scope) -> Bool {
        guard places.find(scope.kind, scope.range, in: scopes) == nil else { return false }
        scopes.append(scope)
        places.add(scopes.count - 1, in: scopes)
        return true
    }
}

/// `__x` in a class is private to it.
func mangled(_ name: String, in privateName: String?) -> String {
    guard let privateName, name.utf8.first == 95, name.hasPrefix("__"), !name.hasSuffix("__"),
        !name.utf8.contains(46)
    else { return name }
    let stripped = privateName.drop { $0 == "_" }
    return stripped.isEmpty ? name : "_\(stripped)\(name)"
}
