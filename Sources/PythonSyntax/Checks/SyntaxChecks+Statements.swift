extension SyntaxChecks {
    mutating func check(_ statements: [Statement]) throws(SyntaxFailure) {
        for statement in statements { try check(statement) }
    }

    private mutating func check(_ statement: Statement) throws(SyntaxFailure) {
        switch statement.kind {
        case .functionDef(let definition): try check(definition, at: statement.range)
        case .classDef(let definition): try check(definition)
        case .for(let target, let iterable, let body, let orElse, let isAsync):
            if isAsync { try requireAsync("'async for' outside async function", at: statement.range) }
            try check(iterable)
            try checkTarget(target)
            try checkLoop(body)
            try check(orElse)
        case .while(let test, let body, let orElse):
            try check(test)
            try checkLoop(body)
            try check(orElse)
        case .if: try checkBranches(statement)
        case .with(let items, let body, let isAsync):
            if isAsync { try requireAsync("'async with' outside async function", at: statement.range) }
            for item in items {
                try check(item.context)
                if let target = item.target { try checkTarget(target) }
            }
            try check(body)
        case .match(let subject, let cases):
            try check(subject)
            for (index, matchCase) in cases.enumerated() {
                try check(matchCase, isLast: index == cases.count - 1)
            }
        case .try(let body, let handlers, let orElse, let finally, let isStar):
            try check(body)
            try check(handlers, isStar: isStar)
            try check(orElse)
            try check(finally)
        default: try checkSimple(statement)
        }
    }

    /// `elif` nests, and a chain of them may be long, so that it is followed without recursion.
    private mutating func checkBranches(_ statement: Statement) throws(SyntaxFailure) {
        var statement = statement
        while case .if(let test, let body, let orElse) = statement.kind {
            try check(test)
            try check(body)
            if orElse.count == 1, let next = orElse.first, case .if = next.kind {
                statement = next
            } else {
                return try check(orElse)
            }
        }
    }

    private mutating func checkLoop(_ body: [Statement]) throws(SyntaxFailure) {
        let enclosing = loop
        loop = .inside
        let wasInExceptStar = scope.isInExceptStar
        try check(body)
        scope.isInExceptStar = wasInExceptStar
        loop = enclosing
    }

    private mutating func check(_ handlers: [ExceptHandler], isStar: Bool) throws(SyntaxFailure) {
        for (index, handler) in handlers.enumerated() {
            if let type = handler.type {
                try check(type)
            } else if index < handlers.count - 1 {
                throw failure("default 'except:' must be last", at: handler.range)
            }
            if let name = handler.name { try assign(name, at: handler.range) }
            let enclosing = (loop, scope.isInExceptStar)
            if isStar {
                loop = .acrossExceptStar
                scope.isInExceptStar = true
            }
            try check(handler.body)
            (loop, scope.isInExceptStar) = enclosing
        }
    }

    private mutating func checkSimple(_ statement: Statement) throws(SyntaxFailure) {
        let range = statement.range
        switch statement.kind {
        case .return(let value): try checkReturn(value, at: range)
        case .delete(let targets):
            for target in targets { try checkDeleted(target) }
        case .assign(let targets, let value):
            try check(value)
            for target in targets { try checkTarget(target) }
        case .typeAlias(let name, let parameters, let value):
            try checkTarget(name)
            try checkTypeParameters(parameters) { (checks) throws(SyntaxFailure) in
                _ = try checks.within(.annotation("a type alias")) { (checks) throws(SyntaxFailure) in
                    try checks.check(value)
                }
            }
        case .augAssign(let target, _, let value):
            try checkTarget(target)
            try check(value)
        case .annAssign(let target, let annotation, let value, let isSimple):
            if let value { try check(value) }
            try checkTarget(target)
            if isSimple, case .name(let name) = target.kind {
                if let uses = scope.names[name], !uses.isDisjoint(with: [.global, .nonlocal]), scope.kind != .module {
                    let word = uses.contains(.global) ? "global" : "nonlocal"
                    throw failure("annotated name '\(name)' can't be \(word)", at: range)
                }
                scope.names[name, default: []].insert(.annotated)
            }
            try checkAnnotation(annotation)
        case .raise(let exception, let cause):
            if let exception { try check(exception) }
            if let cause { try check(cause) }
        case .assert(let test, let message):
            try check(test)
            if let message { try check(message) }
        case .import(let names):
            for name in names { try checkImported(name) }
        case .importFrom(let module, let names, let level):
            if module == "__future__", level == 0, range.start.line > lastFutureLine {
                throw failure("from __future__ imports must occur at the beginning of the file", at: range)
            }
            for name in names {
                if name.name == "*", scope.kind != .module {
                    throw failure("import * only allowed at module level", at: name.range)
                }
                try checkImported(name)
            }
        case .global(let names): try declare(names, .global, "global", at: range)
        case .nonlocal(let names): try declare(names, .nonlocal, "nonlocal", at: range)
        case .expression(let value): try check(value)
        case .break, .continue: try checkJump(statement)
        default: break
        }
    }

    private func checkJump(_ statement: Statement) throws(SyntaxFailure) {
        switch loop {
        case .inside: return
        case .acrossExceptStar:
            throw failure(
                "'break', 'continue' and 'return' cannot appear in an except* block", at: statement.range)
        case .none:
            if case .break = statement.kind { throw failure("'break' outside loop", at: statement.range) }
            throw failure("'continue' not properly in loop", at: statement.range)
        }
    }

    private mutating func checkReturn(_ value: Expression?, at range: SourceRange) throws(SyntaxFailure) {
        switch scope.kind {
        case .function, .asyncFunction, .lambda: break
        default: throw failure("'return' outside function", at: range)
        }
        if scope.isInExceptStar {
            throw failure("'break', 'continue' and 'return' cannot appear in an except* block", at: range)
        }
        if let value {
            if scope.kind == .asyncFunction, scope.valuedReturn == nil { scope.valuedReturn = range }
            try check(value)
        }
    }

    private mutating func checkDeleted(_ target: Expression) throws(SyntaxFailure) {
        switch target.kind {
        case .name(let name):
            if name == "__debug__" { throw failure("cannot delete __debug__", at: target.range) }
            scope.names[name, default: []].insert(.assigned)
        case .list(let elements), .tuple(let elements):
            for element in elements { try checkDeleted(element) }
        default: try check(target)
        }
    }

    private mutating func checkImported(_ alias: ImportAlias) throws(SyntaxFailure) {
        guard alias.name != "*" else { return }
        let name = alias.alias ?? String(alias.name.prefix { $0 != "." })
        try assign(name, at: alias.range)
    }

    // MARK: Future imports

    private static let features: Set<String> = [
        "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
        "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
    ]

    /// `from __future__` may follow only a docstring and its like. Elsewhere it is wherever a statement is.
    mutating func checkFutureImports(_ body: [Statement]) throws(SyntaxFailure) {
        for (index, statement) in body.enumerated() {
            switch statement.kind {
            case .importFrom("__future__", let names, 0):
                lastFutureLine = statement.range.start.line
                for name in names where !Self.features.contains(name.name) {
                    throw failure(
                        name.name == "braces" ? "not a chance" : "future feature \(name.name) is not defined",
                        at: name.range)
                }
            case .expression(let value):
                guard index == 0, case .constant(.string) = value.kind else { return }
            default: return
            }
        }
    }
}
