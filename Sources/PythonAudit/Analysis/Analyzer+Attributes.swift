import PythonSyntax

extension Analyzer {
    /// Built-in functions that lead further when they are reached through the module.
    private static let powerful: Set<String> = [
        "eval", "exec", "compile", "open", "__import__", "getattr", "setattr", "delattr", "globals", "locals", "vars",
        "input", "breakpoint", "__dict__", "__loader__", "__build_class__",
    ]

    func evaluateAttribute(_ owner: Expression, _ name: String, _ range: SourceRange, _ use: Use) -> Value {
        let value = evaluate(owner, .receiver)
        if name == "__class__" {
            checkClass(of: owner, range)
        } else if IntrospectionNames.chains.contains(name), case .attribute(_, "__class__") = owner.kind {
            report(
                .introspectionChain, range, "__class__.\(name) is used: \(RuleKind.introspectionChain.rule.clause)",
                subject: "__class__.\(name)")
        }
        let result = attribute(name, of: value, range)
        if use == .value { meet(result, range, .reference) }
        return result
    }

    /// `().__class__` is only ever the start of a chain.
    private func checkClass(of owner: Expression, _ range: SourceRange) {
        switch owner.kind {
        case .constant, .tuple, .list, .dict, .set, .joinedStr, .lambda, .listComp, .generatorExp:
            report(
                .introspectionChain, range,
                "__class__ of a literal is used: \(RuleKind.introspectionChain.rule.clause)",
                subject: "__class__")
        default: break
        }
    }

    /// What an attribute of a value stands for.
    func attribute(_ name: String, of value: Value, _ range: SourceRange) -> Value {
        checkIntrospection(name, range)
        return value.map { owner in
            switch owner {
            case .symbol(let symbol): self.attribute(name, of: symbol, range)
            case .text, .bytes, .sequence, .dictionary: .method(owner, name)
            case .definition(let index), .instance(let index): self.scopes[index].bindings[name]?.all ?? .unknown
            default: .unknown
            }
        }
    }

    func checkIntrospection(_ name: String, _ range: SourceRange) {
        if IntrospectionNames.frames.contains(name) {
            report(.frameAccess, range, "\(name) is used: \(RuleKind.frameAccess.rule.clause)", subject: name)
        } else if IntrospectionNames.chains.contains(name), !IntrospectionNames.ordinary.contains(name) {
            report(
                .introspectionChain, range, "\(name) is used: \(RuleKind.introspectionChain.rule.clause)", subject: name
            )
        }
    }

    private func attribute(_ name: String, of symbol: Symbol, _ range: SourceRange) -> Value {
        if symbol.name == "builtins" { reachBuiltins(name, range) }
        let isModule = !symbol.name.utf8.contains(UInt8(ascii: "("))
        if isModule, let module = moduleBehind(name, of: symbol.name) {
            report(
                .moduleWalk, range, "\(module) is reached through \(symbol.name)", subject: "\(symbol.name).\(name)")
            return .symbol(module)
        }
        // A module's own dictionary and loader are ways into it.
        let full = CanonicalName.of("\(symbol.name).\(name)")
        guard full.utf8.count <= CanonicalName.longest else { return .unknown }
        if symbol.name == "pathlib.Path()", name == "parent", let path = symbol.path {
            return .symbol(Symbol(name: full, path: String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])))
        }
        return .symbol(full)
    }

    func reachBuiltins(_ name: String, _ range: SourceRange) {
        guard Self.powerful.contains(name) else { return }
        report(
            .builtinsAccess, range, "\(name) is reached through builtins: \(RuleKind.builtinsAccess.rule.clause)",
            subject: "builtins.\(name)")
    }

    /// `symbol[key]`
    func entry(of symbol: Symbol, at key: Value, _ range: SourceRange) -> Value {
        let names = key.alternatives.compactMap { value -> FoldedText? in
            if case .text(let text) = value { text } else { nil }
        }
        if symbol.name == "sys.modules" || symbol.name == "builtins.globals()" || symbol.name == "builtins"
            || symbol.name == "builtins.locals()" || symbol.name == "builtins.vars()"
            || symbol.name.hasSuffix(".__dict__")
        {
            for name in names where name.origin > .literal { reportBuilt(name.text, range) }
        }
        switch symbol.name {
        case "sys.modules":
            return .join(names.map { .symbol(CanonicalName.of($0.text)) } + (names.isEmpty ? [.unknown] : []))
        case "builtins.globals()", "builtins.locals()", "builtins.vars()":
            if names.isEmpty {
                report(
                    .computedAttribute, range, "A name is looked up that is computed", subject: Self.shown(symbol.name))
            }
            return .join(
                names.map { name -> Value in
                    if name.text == "__builtins__" {
                        report(.builtinsAccess, range, "__builtins__ is looked up by name", subject: "__builtins__")
                        return .symbol("builtins")
                    }
                    return scopes[0].bindings[name.text]?.all ?? .unknown
                })
        case "builtins":
            return .join(names.map { attribute($0.text, of: .symbol("builtins"), range) })
        case let name where name.hasSuffix(".__dict__"):
            let module = String(name.dropLast(9))
            if names.isEmpty { reportComputed(module, range) }
            return .join(names.map { attribute($0.text, of: .symbol(module), range) })
        default: return .symbol(CanonicalName.of(symbol.name + "[]"))
        }
    }

    func reportBuilt(_ name: String, _ range: SourceRange) {
        report(
            .builtName, range, "The name '\(name.prefix(60))' is put together from pieces",
            subject: String(name.prefix(60)))
    }

    func reportComputed(_ module: String, _ range: SourceRange) {
        report(
            .computedModuleAttribute, range, "An attribute of \(module) is looked up under a computed name",
            subject: module)
    }
}
