import PythonSyntax

extension CodeGenerator {
    @inline(never)
    mutating func compileAwait(_ expression: Expression, into target: Int) throws(CompilationFailure) {
        guard case .await(let operand) = expression.kind else { return }
        let mark = top
        let value = try value(of: operand)
        let result = try allocate(expression.range)
        try await_(value, into: result, expression.range)
        move(result, to: target, expression.range)
        top = mark
    }

    @inline(never)
    mutating func compileYield(_ expression: Expression, into target: Int) throws(CompilationFailure) {
        let range = expression.range
        let mark = top
        switch expression.kind {
        case .yield(let operand):
            let value: Int
            if let operand {
                value = try self.value(of: operand, scratch: target)
            } else {
                value = isLocal(target) ? try allocate(range) : target
                emit(.loadNone, a: value, range)
            }
            yield(value, into: target, range)
        case .yieldFrom(let operand):
            let value = try self.value(of: operand)
            let result = try allocate(range)
            try delegate(to: value, into: result, isYieldFrom: true, range)
            move(result, to: target, range)
        default: break
        }
        top = mark
    }

    /// Suspends with a value; what is sent goes to a register.
    mutating func yield(_ value: Int, into target: Int, _ range: SourceRange) {
        if isAsyncGenerator {
            let item = top
            registerCount = max(registerCount, top + 1)
            emit(.wrapAsync, a: item, b: value, range)
            emit(.yieldValue, a: item, b: target, range)
        } else {
            emit(.yieldValue, a: value, b: target, range)
        }
    }

    /// Awaits a value. The result must be a temporary.
    @inline(never)
    mutating func await_(_ value: Int, into result: Int, _ range: SourceRange) throws(CompilationFailure) {
        try delegate(to: value, into: result, isYieldFrom: false, range)
    }

    /// Runs another generator or awaitable. The machine knows this sequence of instructions.
    @inline(never)
    private mutating func delegate(
        to value: Int, into result: Int, isYieldFrom: Bool, _ range: SourceRange
    ) throws(CompilationFailure) {
        let mark = top
        let iterator = try allocate(range)
        emit(.getAwaitable, a: iterator, b: value, c: isYieldFrom ? 1 : 0, range)
        emit(.loadNone, a: result, range)
        let loop = assembler.makeLabel()
        let end = assembler.makeLabel()
        assembler.place(loop)
        assembler.nearJump(Instruction(.send, a: iterator, b: result), to: end, range)
        assembler.isAtomic = true
        emit(.yieldValue, a: result, b: result, range)
        assembler.jump(to: loop, range)
        assembler.isAtomic = false
        assembler.place(end)
        top = mark
    }
}
