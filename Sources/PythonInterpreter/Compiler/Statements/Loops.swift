import PythonSyntax

extension CodeGenerator {
    /// A loop over the iterator in a register, which the next register belongs to as well. The body gets the label where
    /// the next round starts.
    @inline(never)
    mutating func compileLoop(
        iterator: Int, target: Expression, isAsync: Bool, _ range: SourceRange,
        _ body: (inout CodeGenerator, Label) throws(CompilationFailure) -> Void
    ) throws(CompilationFailure) {
        if isAsync {
            return try compileAsyncLoop(iterator: iterator, target: target, range, body)
        }
        let start = assembler.makeLabel()
        let next = assembler.makeLabel()
        assembler.assigned.subtract(deletions)
        let wasReachable = assembler.isReachable
        let assigned = assembler.assigned
        assembler.jump(to: next, range)
        if wasReachable { assembler.place(start, assigned: assigned) }
        let local = directTarget(target)
        if let local {
            assembler.assigned.insert(local)
        } else {
            try store(iterator + 1, to: target)
        }
        try body(&self, next)
        assembler.place(next)
        let item = local ?? iterator + 1
        if assembler.isNear(start) {
            assembler.nearJump(Instruction(.forNext, a: iterator, b: item), to: start, range)
        } else {
            let end = assembler.makeLabel()
            assembler.jump(.forIterator, a: iterator, to: end, range)
            move(iterator + 1, to: item, range)
            assembler.jump(to: start, range)
            assembler.place(end)
        }
    }

    @inline(never)
    private mutating func compileAsyncLoop(
        iterator: Int, target: Expression, _ range: SourceRange,
        _ body: (inout CodeGenerator, Label) throws(CompilationFailure) -> Void
    ) throws(CompilationFailure) {
        let next = assembler.makeLabel()
        let stop = assembler.makeLabel()
        let end = assembler.makeLabel()
        assembler.assigned.subtract(deletions)
        assembler.place(next)
        let assigned = assembler.assigned
        let mark = top
        open(Block(kind: .protected, range: range, handler: stop, register: iterator + 1))
        let awaitable = try allocate(range)
        emit(.getAsyncNext, a: awaitable, b: iterator, range)
        try await_(awaitable, into: iterator + 1, range)
        let isUsed = close()
        top = mark
        try store(iterator + 1, to: target)
        try body(&self, next)
        assembler.jump(to: next, range)
        if isUsed {
            assembler.place(stop, assigned: assigned)
            assembler.jump(.endAsyncFor, a: iterator + 1, to: end, range)
            assembler.endPath()
            assembler.place(end)
        }
    }

    @inline(never)
    mutating func compileFor(_ statement: Statement) throws(CompilationFailure) {
        guard case .for(let target, let iterable, let body, let orElse, let isAsync) = statement.kind else { return }
        let mark = top
        let iterator = try allocate(2, statement.range)
        let saved = top
        let value = try value(of: iterable, scratch: iterator)
        top = saved
        emit(isAsync ? .getAsyncIterator : .getIterator, a: iterator, b: value, iterable.range)
        let end = assembler.makeLabel()
        try compileLoop(iterator: iterator, target: target, isAsync: isAsync, iterable.range) {
            (generator: inout CodeGenerator, next: Label) throws(CompilationFailure) in
            generator.open(Block(kind: .loop(break: end, continue: next), range: statement.range))
            try generator.compile(body)
            _ = generator.close()
        }
        try compile(orElse)
        assembler.place(end)
        top = mark
    }

    @inline(never)
    mutating func compileWhile(_ statement: Statement) throws(CompilationFailure) {
        guard case .while(let test, let body, let orElse) = statement.kind else { return }
        let end = assembler.makeLabel()
        let otherwise = assembler.makeLabel()
        let start = assembler.makeLabel()
        let mark = top
        defer { top = mark }
        let counter = try openRoundCounter(statement.range)
        assembler.assigned.subtract(deletions)
        // A small test is there twice: before the first round, and behind each round to start the next.
        guard isSmallTest(test) else {
            assembler.place(start)
            try compileCondition(test, jumpIf: false, to: otherwise)
            open(Block(kind: .loop(break: end, continue: start), range: statement.range))
            try countRound(counter, statement.range)
            try compile(body)
            _ = close()
            assembler.jump(to: start, test.range)
            assembler.place(otherwise)
            try compile(orElse)
            return assembler.place(end)
        }
        try compileCondition(test, jumpIf: false, to: otherwise)
        let next = assembler.makeLabel()
        assembler.place(start)
        open(Block(kind: .loop(break: end, continue: next), range: statement.range))
        try countRound(counter, statement.range)
        try compile(body)
        _ = close()
        assembler.place(next)
        try compileCondition(test, jumpIf: true, to: start)
        assembler.place(otherwise)
        try compile(orElse)
        assembler.place(end)
    }

    /// A register with the rounds that are left, if they are limited.
    private mutating func openRoundCounter(_ range: SourceRange) throws(CompilationFailure) -> Int? {
        guard let rounds = context.options.whileRounds else { return nil }
        let counter = try allocate(range)
        assembler.emit(Instruction(.loadInt, a: counter, wide: rounds + 1), range)
        return counter
    }

    /// Ends the run after the last round, by a builtin that no code of the guest can name.
    private mutating func countRound(_ counter: Int?, _ range: SourceRange) throws(CompilationFailure) {
        guard let counter else { return }
        emit(.addInt, a: counter, b: counter, c: -1, range)
        let goOn = assembler.makeLabel()
        assembler.jump(.jumpIfTrue, a: counter, to: goOn, range)
        let callee = try allocate(range)
        emit(.loadGlobal, a: callee, b: try nameConstant(PythonProfile.roundLimitName, range), c: 0xFFFF, range)
        emit(.call, a: callee, range)
        top = callee
        assembler.place(goOn)
    }

    private func isSmallTest(_ test: Expression) -> Bool {
        var budget = 12
        return isSmall(test, &budget)
    }

    private func isSmall(_ expression: Expression, _ budget: inout Int) -> Bool {
        budget -= 1
        guard budget > 0 else { return false }
        switch expression.kind {
        case .constant, .name: return true
        case .attribute(let value, _): return isSmall(value, &budget)
        case .unaryOp(_, let operand): return isSmall(operand, &budget)
        case .namedExpr(_, let value): return isSmall(value, &budget)
        case .binOp(let left, _, let right): return isSmall(left, &budget) && isSmall(right, &budget)
        case .subscript(let value, let slice): return isSmall(value, &budget) && isSmall(slice, &budget)
        case .compare(let left, _, let comparators):
            return isSmall(left, &budget) && comparators.allSatisfy { isSmall($0, &budget) }
        case .boolOp(_, let values): return values.allSatisfy { isSmall($0, &budget) }
        case .call(let function, let arguments, let keywords):
            return keywords.isEmpty && isSmall(function, &budget) && arguments.allSatisfy { isSmall($0, &budget) }
        default: return false
        }
    }
}
