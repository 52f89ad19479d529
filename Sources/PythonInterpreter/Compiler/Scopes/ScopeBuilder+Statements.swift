import PythonSyntax

extension ScopeBuilder {
    @inline(never)
    mutating func visit(_ body: [Statement]) throws(CompilationFailure) {
        for statement in body { try visit(statement) }
    }

    /// A block that might not be executed.
    @inline(never)
    private mutating func visitBlock(_ body: [Statement]) throws(CompilationFailure) {
        let outer = isConditional
        isConditional = true
        try visit(body)
        isConditional = outer
    }

    @inline(never)
    mutating func visit(_ statement: Statement) throws(CompilationFailure) {
        switch statement.kind {
        case .expression(let value): try visit(value)
        case .assign, .augAssign, .annAssign, .delete: try visitBinding(statement)
        case .functionDef, .classDef, .typeAlias: try visitDefinition(statement)
        case .if: try visitIf(statement)
        case .for, .while, .with, .try, .match: try visitCompound(statement)
        case .return: try visitReturn(statement)
        case .raise, .assert: try visitRaise(statement)
        case .import, .importFrom: try visitImport(statement)
        case .global(let names):
            for name in names { try declare(name, .global, at: statement.range) }
        case .nonlocal(let names):
            if scope.kind == .module {
                throw CompilationFailure("nonlocal declaration not allowed at module level", at: statement.range)
            }
            for name in names { try declare(name, .nonlocal, at: statement.range) }
        case .pass, .break, .continue: break
        }
    }

    @inline(never)
    private mutating func visitReturn(_ statement: Statement) throws(CompilationFailure) {
        guard case .return(let value) = statement.kind else { return }
        if scope.kind != .function {
            throw CompilationFailure("'return' outside function", at: statement.range)
        }
        if let value { try visit(value) }
    }

    @inline(never)
    private mutating func visitRaise(_ statement: Statement) throws(CompilationFailure) {
        switch statement.kind {
        case .raise(let exception, let cause):
            if let exception { try visit(exception) }
            if let cause { try visit(cause) }
        case .assert(let test, let message):
            try visit(test)
            if let message { try visit(message) }
        default: break
        }
    }

    // MARK: Bindings

    @inline(never)
    private mutating func visitBinding(_ statement: Statement) throws(CompilationFailure) {
        switch statement.kind {
        case .assign(let targets, let value):
            for target in targets { try visitTarget(target) }
            try visit(value)
        case .augAssign(let target, _, let value):
            if case .name(let name) = target.kind { use(name) }
            try visitTarget(target)
            try visit(value)
        case .annAssign(let target, let annotation, let value, let isSimple):
            try visitAnnotated(target, annotation, isSimple: isSimple, hasValue: value != nil)
            if let value { try visit(value) }
        case .delete(let targets):
            for target in targets { try visitDeletion(target) }
        default: break
        }
    }

    @inline(never)
    mutating func visitTarget(_ target: Expression) throws(CompilationFailure) {
        switch target.kind {
        case .name(let name): try assign(name, at: target.range)
        case .tuple(let elements), .list(let elements):
            for element in elements { try visitTarget(element) }
        case .starred(let value): try visitTarget(value)
        case .attribute(let value, let name):
            if name == "__debug__" { throw CompilationFailure("cannot assign to __debug__", at: target.range) }
            try visit(value)
        default: try visit(target)
        }
    }

    @inline(never)
    private mutating func visitDeletion(_ target: Expression) throws(CompilationFailure) {
        switch target.kind {
        case .name(let name):
            if name == "__debug__" { throw CompilationFailure("cannot delete __debug__", at: target.range) }
            add(name, [.assigned, .deleted])
            scope.hasDeletions = true
        case .tuple(let elements), .list(let elements):
            for element in elements { try visitDeletion(element) }
        default: try visit(target)
        }
    }

    @inline(never)
    private mutating func visitAnnotated(
        _ target: Expression, _ annotation: Expression, isSimple: Bool, hasValue: Bool
    ) throws(CompilationFailure) {
        // Where annotations are evaluated, they are visited with the others of their class or module.
        if !isSimple || scope.kind != .module && scope.kind != .class,
            let fault = SyntaxChecks.fault(inAnnotation: annotation)
        {
            throw CompilationFailure(fault.message, at: fault.range)
        }
        guard case .name(let name) = target.kind else { return try visitTarget(target) }
        if isSimple, let known = scope.symbolIndex[mangled(name, in: privateName)] {
            let flags = scope.symbols[Int(known)].flags
            if flags.contains(.global), scope.kind != .module {
                throw CompilationFailure("annotated name '\(name)' can't be global", at: target.range)
            }
            if flags.contains(.nonlocal) {
                throw CompilationFailure("annotated name '\(name)' can't be nonlocal", at: target.range)
            }
        }
        if name == "__debug__" { throw CompilationFailure("cannot assign to __debug__", at: target.range) }
        if isSimple {
            add(name, [.assigned, .annotated])
            if scope.kind == .module || scope.kind == .class {
                if table.futureAnnotations {
                    use("__annotations__")
                } else {
                    if isConditional { noteConditionalAnnotation() }
                    scope.annotations.append(
                        .init(
                            name: mangled(name, in: privateName), expression: annotation, isConditional: isConditional)
                    )
                }
            }
        } else if hasValue {
            add(name, .assigned)
        }
    }

    private mutating func noteConditionalAnnotation() {
        if scope.kind == .class {
            scope.needsConditionalCell = true
        } else {
            scope.add("__conditional_annotations__", .used)
        }
    }

    // MARK: Blocks

    /// A chain of `elif` may be long, so it is no recursion.
    @inline(never)
    private mutating func visitIf(_ statement: Statement) throws(CompilationFailure) {
        var next = statement
        while case .if(let test, let body, let orElse) = next.kind {
            try visit(test)
            try visitBlock(body)
            if orElse.count == 1, case .if = orElse[0].kind {
                next = orElse[0]
            } else {
                return try visitBlock(orElse)
            }
        }
    }

    @inline(never)
    private mutating func visitCompound(_ statement: Statement) throws(CompilationFailure) {
        switch statement.kind {
        case .for(let target, let iterable, let body, let orElse, let isAsync):
            if isAsync { try noteAsync("'async for' outside async function", at: statement.range) }
            try visitTarget(target)
            try visit(iterable)
            try visitBlock(body)
            try visitBlock(orElse)
        case .while(let test, let body, let orElse):
            try visit(test)
            try visitBlock(body)
            try visitBlock(orElse)
        case .with(let items, let body, let isAsync):
            if isAsync { try noteAsync("'async with' outside async function", at: statement.range) }
            for item in items {
                try visit(item.context)
                if let target = item.target { try visitTarget(target) }
            }
            try visitBlock(body)
        case .try(let body, let handlers, let orElse, let finally, _):
            try visitBlock(body)
            for handler in handlers {
                if let type = handler.type { try visit(type) }
                if let name = handler.name {
                    try assign(name, at: handler.range)
                    add(name, .deleted)
                    scope.hasDeletions = true
                }
                try visitBlock(handler.body)
            }
            try visitBlock(orElse)
            try visitBlock(finally)
        case .match(let subject, let cases):
            try visit(subject)
            for matchCase in cases {
                try visit(matchCase.pattern)
                if let condition = matchCase.guardCondition { try visit(condition) }
                try visitBlock(matchCase.body)
            }
        default: break
        }
    }

    mutating func noteAsync(_ message: String, at range: SourceRange) throws(CompilationFailure) {
        let unit = scope.unit
        switch table.scopes[unit].kind {
        case .function where table.scopes[unit].isAsync: break
        case .module where options.allowsTopLevelAwait: table.scopes[unit].isAsync = true
        default: throw CompilationFailure(message, at: range)
        }
    }

    @inline(never)
    private mutating func visit(_ pattern: Pattern) throws(CompilationFailure) {
        switch pattern.kind {
        case .matchValue(let value): try visit(value)
        case .matchSingleton: break
        case .matchSequence(let patterns), .matchOr(let patterns):
            for pattern in patterns { try visit(pattern) }
        case .matchMapping(let keys, let patterns, let rest):
            for key in keys { try visit(key) }
            for pattern in patterns { try visit(pattern) }
            if let rest { try assign(rest, at: pattern.range) }
        case .matchClass(let type, let patterns, _, let keywordPatterns):
            try visit(type)
            for pattern in patterns { try visit(pattern) }
            for pattern in keywordPatterns { try visit(pattern) }
        case .matchStar(let name):
            if let name { try assign(name, at: pattern.range) }
        case .matchAs(let inner, let name):
            if let inner { try visit(inner) }
            if let name { try assign(name, at: pattern.range) }
        }
    }

    // MARK: Imports

    @inline(never)
    private mutating func visitImport(_ statement: Statement) throws(CompilationFailure) {
        switch statement.kind {
        case .import(let names):
            for name in names {
                let bound = name.alias ?? String(name.name.prefix { $0 != "." })
                try assign(bound, at: name.range)
            }
        case .importFrom(let module, let names, let level):
            if module == "__future__", level == 0, scope.kind != .module || isConditional {
                throw FutureStatements.misplaced(statement.range)
            }
            for name in names {
                if name.name == "*" {
                    if scope.kind != .module {
                        throw CompilationFailure("import * only allowed at module level", at: statement.range)
                    }
                } else {
                    try assign(name.alias ?? name.name, at: name.range)
                }
            }
        default: break
        }
    }
}
