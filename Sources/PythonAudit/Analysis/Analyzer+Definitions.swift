import PythonSyntax

extension Analyzer {
    func define(_ definition: FunctionDefinition) {
        for decorator in definition.decorators { _ = evaluate(decorator) }
        defaults(definition.parameters)
        functions.append(PendingFunction(definition: definition, scope: scope))
        bind(definition.name, .unknown)
    }

    func define(_ definition: ClassDefinition) {
        for decorator in definition.decorators { _ = evaluate(decorator) }
        for base in definition.bases { _ = evaluate(base) }
        for keyword in definition.keywords { _ = evaluate(keyword.value) }
        let index = inScope(.classBody) {
            visit(definition.typeParameters)
            visit(definition.body)
            return scope
        }
        bind(definition.name, .definition(index))
    }

    /// Looks at the body of a function, with what is known by then about the names around it.
    func visit(_ pending: PendingFunction) {
        let definition = pending.definition
        let outer = (scope, loops, function)
        scope = pending.scope
        loops = []
        let owner = scopes[scope].kind == .classBody ? scope : nil
        // The name of a method alone is another function.
        function = FunctionFrame(name: owner == nil ? definition.name : nil)
        inScope(.function) {
            visit(definition.typeParameters)
            bind(definition.parameters, owner)
            if let returns = definition.returns { annotation(returns) }
            visit(definition.body)
        }
        (scope, loops, function) = outer
    }

    func visit(_ parameters: [TypeParameter]) {
        for parameter in parameters {
            bind(parameter.name, .unknown)
            if let bound = parameter.bound { annotation(bound) }
            if let value = parameter.defaultValue { annotation(value) }
        }
    }

    /// The values that parameters have when they are left out, which are computed where the function is defined.
    func defaults(_ parameters: Parameters) {
        for parameter in parameters.positionalOnly + parameters.positional + parameters.keywordOnly {
            if let value = parameter.defaultValue { _ = evaluate(value) }
        }
    }

    func bind(_ parameters: Parameters, _ owner: Int?) {
        var isFirst = true
        for parameter in parameters.positionalOnly + parameters.positional + parameters.keywordOnly {
            var value = parameter.annotation.map { annotation($0) } ?? .unknown
            if isFirst, let owner { value = .instance(owner) }
            if case .unknown = value, let given = parameter.defaultValue { value = literal(given) }
            bind(parameter.name, value)
            isFirst = false
        }
        for parameter in [parameters.variadic, parameters.keywordVariadic].compactMap({ $0 }) {
            if let type = parameter.annotation { annotation(type) }
            bind(parameter.name, .unknown)
        }
    }

    /// What a default value is, if it is a name: `def f(run=os.system)` runs what it names.
    private func literal(_ value: Expression) -> Value {
        switch value.kind {
        case .name, .attribute:
            quiet += 1
            let result = evaluate(value)
            quiet -= 1
            return .join([result, .unknown])
        default: return .unknown
        }
    }

    /// Looks at an annotation, or the type in an `except`: naming a class there is not using it. Gives an instance.
    @discardableResult
    func annotation(_ expression: Expression) -> Value {
        switch expression.kind {
        case .name, .attribute:
            return evaluate(expression, .receiver).map { value in
                guard case .symbol(let symbol) = value, !symbol.name.hasPrefix("builtins.") else { return .unknown }
                return .symbol(CanonicalName.of(symbol.name + "()"))
            }
        case .subscript(let value, let slice):
            annotation(value)
            annotation(slice)
        case .tuple(let elements), .list(let elements): for element in elements { annotation(element) }
        case .binOp(let left, _, let right): return .join([annotation(left), annotation(right)])
        case .starred(let value): annotation(value)
        case .constant: break
        default: _ = evaluate(expression)
        }
        return .unknown
    }

    func assign(_ target: Expression, _ value: Value) {
        switch target.kind {
        case .name(let name): bind(name, value)
        case .tuple(let targets), .list(let targets):
            guard case .sequence(let sequence) = value, sequence.elements.count == targets.count,
                !targets.contains(where: { if case .starred = $0.kind { true } else { false } })
            else {
                let element = value.element
                for target in targets { assign(target, element) }
                return
            }
            for (target, element) in zip(targets, sequence.elements) { assign(target, element) }
        case .starred(let inner): assign(inner, .unknown)
        case .attribute(let owner, let name): assign(name, of: evaluate(owner, .receiver), value, target.range)
        case .subscript(let container, let index):
            let key = evaluate(index)
            let owner = evaluate(container, .receiver)
            store(key, in: owner, container, value, target.range)
        default: _ = evaluate(target)
        }
    }

    private func assign(_ name: String, of owner: Value, _ value: Value, _ range: SourceRange) {
        for alternative in owner.alternatives {
            switch alternative {
            case .definition(let index), .instance(let index):
                let old = scopes[index].bindings[name]
                let all = old.map { Value.join([$0.all, value]) } ?? value
                scopes[index].bindings[name] = Binding(current: all, all: all)
            case .symbol(let symbol) where symbol.name == "builtins":
                report(
                    .runtimePatching, range, "The built-in \(name) is replaced", subject: "builtins.\(name)")
            case .symbol(let symbol) where symbol.name == "os" || symbol.name == "subprocess":
                report(.runtimePatching, range, "\(symbol.name).\(name) is replaced", subject: "\(symbol.name).\(name)")
            default: break
            }
        }
        if name == "__class__" || name == "__code__" || name == "__bases__" || name == "__globals__" {
            report(.runtimePatching, range, "The \(name) of an object is replaced", subject: name)
        }
    }

    private func store(
        _ key: Value, in owner: Value, _ container: Expression, _ value: Value, _ range: SourceRange
    ) {
        for symbol in owner.symbols {
            switch symbol.name {
            case "sys.modules", "builtins", "builtins.__dict__":
                report(.runtimePatching, range, "\(symbol.name) is changed", subject: symbol.name)
            case "builtins.globals()":
                if case .text(let name) = key, scopes[0].bindings.count < 100_000 {
                    let outer = scope
                    scope = 0
                    bind(name.text, value)
                    scope = outer
                }
            default: break
            }
        }
        guard case .name(let name) = container.kind else { return }
        switch owner {
        case .dictionary(let dictionary):
            guard folding.budget.takes(steps: dictionary.values.count) else { return bind(name, .unknown) }
            bind(
                name,
                FoldedDictionary(dictionary.keys + [key], dictionary.values + [value]).map { .dictionary($0) }
                    ?? .unknown)
        case .sequence: bind(name, .unknown)
        default: break
        }
    }
}
