internal import PythonSyntax

extension SyntaxTuples {
    func statement(_ statement: Statement) throws(Raised) -> Value {
        try vm.checkStack()
        let range = statement.range
        switch statement.kind {
        case .functionDef(let definition): return try function(definition, range)
        case .classDef(let definition): return try type(definition, range)
        case .for(let target, let iterable, let body, let orElse, let isAsync):
            return try node(
                isAsync ? "AsyncFor" : "For",
                [
                    try expression(target, .store), try expression(iterable), try block(body), try block(orElse), .none,
                ], range)
        case .while(let test, let body, let orElse):
            return try node("While", [try expression(test), try block(body), try block(orElse)], range)
        case .if(let test, let body, let orElse):
            return try node("If", [try expression(test), try block(body), try block(orElse)], range)
        case .with(let items, let body, let isAsync):
            let all = try list(items) { (item) throws(Raised) in
                try node("withitem", [try expression(item.context), try optional(item.target, .store)])
            }
            return try node(isAsync ? "AsyncWith" : "With", [all, try block(body), .none], range)
        case .match(let subject, let cases):
            let all = try list(cases) { (one) throws(Raised) in
                try node(
                    "match_case", [try pattern(one.pattern), try optional(one.guardCondition), try block(one.body)])
            }
            return try node("Match", [try expression(subject), all], range)
        case .try(let body, let handlers, let orElse, let finally, let isStar):
            let all = try list(handlers) { (one) throws(Raised) in
                try node("ExceptHandler", [try optional(one.type), try text(one.name), try block(one.body)], one.range)
            }
            return try node(
                isStar ? "TryStar" : "Try", [try block(body), all, try block(orElse), try block(finally)], range)
        default: return try simple(statement)
        }
    }

    private func simple(_ statement: Statement) throws(Raised) -> Value {
        let range = statement.range
        switch statement.kind {
        case .return(let value): return try node("Return", [try optional(value)], range)
        case .delete(let targets): return try node("Delete", [try expressions(targets, .delete)], range)
        case .assign(let targets, let value):
            return try node("Assign", [try expressions(targets, .store), try expression(value), .none], range)
        case .typeAlias(let name, let parameters, let value):
            return try node(
                "TypeAlias", [try expression(name, .store), try typeParameters(parameters), try expression(value)],
                range)
        case .augAssign(let target, let operation, let value):
            return try node(
                "AugAssign", [try expression(target, .store), try binaryOperator(operation), try expression(value)],
                range)
        case .annAssign(let target, let annotation, let value, let isSimple):
            return try node(
                "AnnAssign",
                [
                    try expression(target, .store), try expression(annotation), try optional(value),
                    .int(isSimple ? 1 : 0),
                ], range)
        case .raise(let exception, let cause):
            return try node("Raise", [try optional(exception), try optional(cause)], range)
        case .assert(let test, let message):
            return try node("Assert", [try expression(test), try optional(message)], range)
        case .import(let names): return try node("Import", [try aliases(names)], range)
        case .importFrom(let module, let names, let level):
            return try node("ImportFrom", [try text(module), try aliases(names), .int(level)], range)
        case .global(let names):
            return try node("Global", [try list(names) { (name) throws(Raised) in try text(name) }], range)
        case .nonlocal(let names):
            return try node("Nonlocal", [try list(names) { (name) throws(Raised) in try text(name) }], range)
        case .expression(let value): return try node("Expr", [try expression(value)], range)
        case .break: return try node("Break", [], range)
        case .continue: return try node("Continue", [], range)
        default: return try node("Pass", [], range)
        }
    }

    private func aliases(_ names: [ImportAlias]) throws(Raised) -> Value {
        try list(names) { (one) throws(Raised) in
            try node("alias", [try text(one.name), try text(one.alias)], one.range)
        }
    }

    private func function(_ definition: FunctionDefinition, _ range: SourceRange) throws(Raised) -> Value {
        try node(
            definition.isAsync ? "AsyncFunctionDef" : "FunctionDef",
            [
                try text(definition.name), try parameters(definition.parameters), try block(definition.body),
                try expressions(definition.decorators), try optional(definition.returns), .none,
                try typeParameters(definition.typeParameters),
            ], range)
    }

    private func type(_ definition: ClassDefinition, _ range: SourceRange) throws(Raised) -> Value {
        try node(
            "ClassDef",
            [
                try text(definition.name), try expressions(definition.bases),
                try list(definition.keywords) { (one) throws(Raised) in try keyword(one) },
                try block(definition.body), try expressions(definition.decorators),
                try typeParameters(definition.typeParameters),
            ], range)
    }

    // MARK: Patterns

    private func patterns(_ all: [Pattern]) throws(Raised) -> Value {
        try list(all) { (one) throws(Raised) in try pattern(one) }
    }

    private func pattern(_ pattern: Pattern) throws(Raised) -> Value {
        try vm.checkStack()
        let range = pattern.range
        switch pattern.kind {
        case .matchValue(let value): return try node("MatchValue", [try expression(value)], range)
        case .matchSingleton(let value): return try node("MatchSingleton", [try constant(value)], range)
        case .matchSequence(let parts): return try node("MatchSequence", [try patterns(parts)], range)
        case .matchMapping(let keys, let parts, let rest):
            return try node("MatchMapping", [try expressions(keys), try patterns(parts), try text(rest)], range)
        case .matchClass(let type, let parts, let keywordNames, let keywordPatterns):
            return try node(
                "MatchClass",
                [
                    try expression(type), try patterns(parts),
                    try list(keywordNames) { (name) throws(Raised) in try text(name) },
                    try patterns(keywordPatterns),
                ], range)
        case .matchStar(let name): return try node("MatchStar", [try text(name)], range)
        case .matchAs(let inner, let name):
            var part = Value.none
            if let inner { part = try self.pattern(inner) }
            return try node("MatchAs", [part, try text(name)], range)
        case .matchOr(let parts): return try node("MatchOr", [try patterns(parts)], range)
        }
    }
}
