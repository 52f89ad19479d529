import PythonAudit
import PythonInterpreter
import PythonSyntax
import Sandboxing

/// What a source text needs that the interpreter does not have: modules, and files of its own.
struct SourceNeeds {
    private var modules: [String] = []

    /// In words for a person; nothing where the text does not parse, because the interpreter says best why.
    static func find(in source: [UInt8]) -> [String] {
        guard let tree = try? PythonParser.parse(source) else { return [] }
        var needs = SourceNeeds()
        needs.visit(tree.body)
        var reasons = needs.modules.map { "it imports \($0), which the interpreter does not have" }
        for reason in PythonAudit.audit(source: source).requiredRuntime.reasons {
            switch reason.kind {
            // Modules are looked for above, in what is really there; input comes from the host.
            case .module, .input, .syntax: continue
            default: if !reasons.contains(reason.description) { reasons.append(reason.description) }
            }
        }
        return reasons
    }

    private mutating func require(_ module: String, isOptional: Bool) {
        guard !isOptional, !PythonLibrary.contains(module), !modules.contains(module) else { return }
        modules.append(module)
    }

    /// `isOptional`: whether an import that fails is handled.
    private mutating func visit(_ statements: [Statement], isOptional: Bool = false) {
        for statement in statements { visit(statement, isOptional: isOptional) }
    }

    private mutating func visit(_ statement: Statement, isOptional: Bool) {
        switch statement.kind {
        case .import(let names):
            for name in names { require(name.name, isOptional: isOptional) }
        case .importFrom(let module, _, 0):
            if let module { require(module, isOptional: isOptional) }
        case .functionDef(let definition): visit(definition.body, isOptional: isOptional)
        case .classDef(let definition): visit(definition.body, isOptional: isOptional)
        case .for(_, _, let body, let orElse, _), .while(_, let body, let orElse), .if(_, let body, let orElse):
            visit(body, isOptional: isOptional)
            visit(orElse, isOptional: isOptional)
        case .with(_, let body, _): visit(body, isOptional: isOptional)
        case .match(_, let cases): for one in cases { visit(one.body, isOptional: isOptional) }
        case .try(let body, let handlers, let orElse, let finally, _):
            visit(body, isOptional: isOptional || handlers.contains(where: Self.handlesImportErrors))
            for handler in handlers { visit(handler.body, isOptional: isOptional) }
            visit(orElse, isOptional: isOptional)
            visit(finally, isOptional: isOptional)
        default: return
        }
    }

    private static func handlesImportErrors(_ handler: ExceptHandler) -> Bool {
        guard let type = handler.type else { return true }
        let types: [Expression]
        if case .tuple(let items) = type.kind { types = items } else { types = [type] }
        return types.contains { type in
            guard case .name(let name) = type.kind else { return false }
            return ["ImportError", "ModuleNotFoundError", "Exception", "BaseException"].contains(name)
        }
    }
}
