import PythonSyntax

extension CodeGenerator {
    /// A list, set or dict comprehension, which is a loop within the code around it.
    @inline(never)
    mutating func compileComprehension(_ expression: Expression, into target: Int) throws(CompilationFailure) {
        let range = expression.range
        let clauses: [Comprehension]
        switch expression.kind {
        case .listComp(_, let all), .setComp(_, let all), .dictComp(_, _, let all): clauses = all
        default: return
        }
        guard let first = clauses.first, let scope = context.scope(.comprehension, at: range) else {
            throw CompilationFailure("a comprehension has no scope", at: range)
        }
        let mark = top
        let collection = isLocal(target) ? try allocate(range) : target
        let iterator = try allocate(2, range)
        try compileIterator(of: first, into: iterator, range)
        switch expression.kind {
        case .listComp: emit(.buildList, a: collection, b: collection, c: 0, range)
        case .setComp: emit(.buildSet, a: collection, b: collection, c: 0, range)
        default: emit(.buildDict, a: collection, b: collection, c: 0, range)
        }
        comprehensions.append(scope)
        prepareLocals(of: scope, range)
        try compileClauses(clauses[...], iterator: iterator, range) {
            (generator: inout CodeGenerator) throws(CompilationFailure) in
            try generator.compileElement(of: expression, collection)
        }
        comprehensions.removeLast()
        move(collection, to: target, range)
        top = mark
    }

    @inline(never)
    private mutating func compileElement(
        of expression: Expression, _ collection: Int
    ) throws(CompilationFailure) {
        let mark = top
        switch expression.kind {
        case .listComp(let element, _):
            emit(.listAppend, a: collection, b: try value(of: element), element.range)
        case .setComp(let element, _):
            emit(.setAdd, a: collection, b: try value(of: element), element.range)
        case .dictComp(let key, let value, _):
            let keyRegister = try self.value(of: key, before: value)
            emit(.dictSet, a: collection, b: keyRegister, c: try self.value(of: value), key.range)
        default: break
        }
        top = mark
    }

    /// Each run of a comprehension has names of its own: new cells, and nothing left from the run before.
    private mutating func prepareLocals(of scope: Int, _ range: SourceRange) {
        for symbol in context.scopes[scope].symbols where symbol.flags.contains(.assigned) {
            let register = Int(symbol.index)
            switch symbol.place {
            case .cell:
                emit(.loadUndefined, a: register, range)
                emit(.makeCell, a: register, range)
            case .register:
                assembler.assigned.remove(register)
                if symbol.flags.contains(.innerIteration) { emit(.loadUndefined, a: register, range) }
            default: break
            }
        }
    }

    /// The iterator of a clause, in the first of two registers.
    @inline(never)
    private mutating func compileIterator(
        of clause: Comprehension, into iterator: Int, _ range: SourceRange
    ) throws(CompilationFailure) {
        let mark = top
        let iterable = try value(of: clause.iterable, scratch: iterator)
        emit(
            clause.isAsync ? .getAsyncIterator : .getIterator, a: iterator, b: iterable, clause.iterable.range)
        top = mark
    }

    /// Nested loops over clauses, the first of which has its iterator already.
    @inline(never)
    mutating func compileClauses(
        _ clauses: ArraySlice<Comprehension>, iterator: Int, _ range: SourceRange,
        _ body: (inout CodeGenerator) throws(CompilationFailure) -> Void
    ) throws(CompilationFailure) {
        guard let clause = clauses.first else { return try body(&self) }
        try compileLoop(
            iterator: iterator, target: clause.target, isAsync: clause.isAsync, clause.target.range
        ) { (generator: inout CodeGenerator, next: Label) throws(CompilationFailure) in
            for condition in clause.conditions {
                try generator.compileCondition(condition, jumpIf: false, to: next)
            }
            let rest = clauses.dropFirst()
            guard let inner = rest.first else { return try body(&generator) }
            let mark = generator.top
            let innerIterator = try generator.allocate(2, range)
            try generator.compileIterator(of: inner, into: innerIterator, range)
            try generator.compileClauses(rest, iterator: innerIterator, range, body)
            generator.top = mark
        }
    }

    // MARK: Generator expressions

    @inline(never)
    mutating func compileGenerator(_ expression: Expression, into target: Int) throws(CompilationFailure) {
        guard case .generatorExp(_, let clauses) = expression.kind, let first = clauses.first,
            let scope = context.scope(.generatorExpression, at: expression.range)
        else { return }
        let range = expression.range
        let mark = top
        let function = try window(for: target, range)
        let template = try compileGeneratorBody(expression, scope)
        try makeFunction(template, into: function, range)
        let argument = try allocate(range)
        let iterable = try value(of: first.iterable, scratch: argument)
        emit(
            first.isAsync ? .getAsyncIterator : .getIterator, a: argument, b: iterable, first.iterable.range)
        emit(.call, a: function, b: 1, range)
        move(function, to: target, range)
        top = mark
    }

    @inline(never)
    private mutating func compileGeneratorBody(
        _ expression: Expression, _ scope: Int
    ) throws(CompilationFailure) -> CodeTemplate {
        guard case .generatorExp(let element, let clauses) = expression.kind else {
            throw CompilationFailure("no generator expression", at: expression.range)
        }
        let range = expression.range
        var inner = try nested(scope, "<genexpr>", range)
        try inner.makeCells(range)
        let iterator = try inner.allocate(2, range)
        inner.emit(.move, a: iterator, b: 0, range)
        try inner.compileClauses(clauses[...], iterator: iterator, range) {
            (generator: inout CodeGenerator) throws(CompilationFailure) in
            let mark = generator.top
            let value = try generator.value(of: element)
            generator.yield(value, into: try generator.allocate(range), element.range)
            generator.top = mark
        }
        inner.returnNone(range)
        return try inner.finish(
            flags: [.isFunction, inner.isAsyncGenerator ? .asyncGenerator : .generator], positionalOnly: 1,
            firstLine: Int(range.start.line), range)
    }
}
