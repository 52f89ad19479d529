import PythonSyntax

extension Analyzer {
    func importModule(_ alias: ImportAlias) {
        let module = CanonicalName.of(alias.name)
        requireModule(alias.name, alias.range)
        meet(module, alias.range, .importing)
        if let name = alias.alias {
            bind(name, .symbol(module))
        } else {
            let top = String(alias.name.prefix { $0 != "." })
            bind(top, .symbol(CanonicalName.of(top)))
        }
    }

    func importNames(_ module: String?, _ names: [ImportAlias], _ level: Int, _ range: SourceRange) {
        guard level == 0, let module else {
            need(.module, String(repeating: ".", count: min(level, 8)) + (module ?? ""), range)
            for name in names where name.name != "*" { bind(name.alias ?? name.name, .unknown) }
            return
        }
        let canonical = CanonicalName.of(module)
        if decisions.deniesNames, decisions.denies(canonical) { meet(canonical, range, .importing) }
        let isWhole = policy.interpreter.has(module)
        if !isWhole, names.contains(where: { !policy.interpreter.has("\(module).\($0.name)") }) {
            requireModule(module, range)
        }
        for name in names {
            if name.name == "*" {
                if stars.count < 16 { stars.append(canonical) }
                continue
            }
            if let other = moduleBehind(name.name, of: canonical) {
                report(
                    .moduleWalk, name.range, "\(other) is imported from \(module), which only uses it",
                    subject: "\(module).\(name.name)")
                bind(name.alias ?? name.name, .symbol(other))
                continue
            }
            let full = CanonicalName.of("\(canonical).\(name.name)")
            meet(full, name.range, .importing)
            if canonical == "builtins" { reachBuiltins(name.name, name.range) }
            bind(name.alias ?? name.name, .symbol(full))
        }
    }

    /// The module that an attribute of another module is.
    func moduleBehind(_ name: String, of module: String) -> String? {
        guard let other = CanonicalName.reexported(name, by: module) else { return nil }
        guard !name.hasPrefix("_") else { return CanonicalName.of(other) }
        let top = module.prefix { $0 != "." }
        return StandardModules.all.contains(String(top)) ? CanonicalName.of(other) : nil
    }

    func requireModule(_ module: String, _ range: SourceRange) {
        if !policy.interpreter.has(module) { need(.module, module, range) }
    }
}
