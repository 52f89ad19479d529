import PythonSyntax

extension CodeGenerator {
    @inline(never)
    mutating func compile(_ body: [Statement]) throws(CompilationFailure) {
        for statement in body { try compile(statement) }
    }

    /// Ways out multiply code, so its length is looked at while it grows.
    func checkSize(_ range: SourceRange) throws(CompilationFailure) {
        guard context.instructionCount + assembler.position <= context.options.maximumInstructions else {
            throw .limit("too much code", at: range)
        }
    }

    @inline(never)
    mutating func compile(_ statement: Statement) throws(CompilationFailure) {
        try checkSize(statement.range)
        switch statement.kind {
        case .expression(let value): try compileEffect(value)
        case .assign: try compileAssignment(statement)
        case .augAssign: try compileAugmented(statement)
        case .annAssign: try compileAnnotated(statement)
        case .delete(let targets):
            for target in targets { try delete(target) }
        case .if: try compileIf(statement)
        case .for: try compileFor(statement)
        case .return: try compileReturn(statement)
        case .functionDef(let definition): try compileFunction(definition, statement.range)
        case .classDef(let definition): try compileClass(definition, statement.range)
        case .while, .try, .with, .match: try compileWithoutResult(statement)
        case .raise, .assert: try compileRaise(statement)
        case .import, .importFrom: try compileImport(statement)
        case .typeAlias: try compileTypeAlias(statement)
        case .break, .continue: try compileJump(statement)
        case .pass, .global, .nonlocal: break
        }
    }

    @inline(never)
    private mutating func compileEffect(_ value: Expression) throws(CompilationFailure) {
        guard resultRegister != nil else { return try effect(of: value) }
        let mark = top
        noteResult(try self.value(of: value), value.range)
        top = mark
    }

    /// Statements with blocks that have no value, whatever is in the blocks.
    @inline(never)
    private mutating func compileWithoutResult(_ statement: Statement) throws(CompilationFailure) {
        let result = resultRegister
        resultRegister = nil
        switch statement.kind {
        case .while: try compileWhile(statement)
        case .try: try compileTry(statement)
        case .with: try compileWith(statement)
        default: try compileMatch(statement)
        }
        resultRegister = result
    }

    /// Keeps the value of a statement, if values are wanted and it is not None.
    @inline(never)
    mutating func noteResult(_ register: Int, _ range: SourceRange) {
        guard let result = resultRegister else { return }
        let skip = assembler.makeLabel()
        assembler.jump(.jumpIfNone, a: register, to: skip, range)
        move(register, to: result, range)
        assembler.place(skip)
    }

    /// A chain of `elif` may be long, so it is no recursion.
    @inline(never)
    private mutating func compileIf(_ statement: Statement) throws(CompilationFailure) {
        let end = assembler.makeLabel()
        var next = statement
        while case .if(let test, let body, let orElse) = next.kind {
            let otherwise = assembler.makeLabel()
            let target = directJump(body)
            if let target {
                try compileCondition(test, jumpIf: true, to: target)
            } else {
                try compileCondition(test, jumpIf: false, to: otherwise)
                try compile(body)
            }
            if !orElse.isEmpty, target == nil { assembler.jump(to: end, test.range) }
            assembler.place(otherwise)
            if orElse.count == 1, case .if = orElse[0].kind {
                next = orElse[0]
            } else {
                try compile(orElse)
                break
            }
        }
        assembler.place(end)
    }

    /// Where a block leads that is nothing but `break` or `continue` of the loop around, with nothing to end before.
    private func directJump(_ body: [Statement]) -> Label? {
        guard body.count == 1, let block = blocks.last, case .loop(let breakLabel, let continueLabel) = block.kind
        else { return nil }
        return switch body[0].kind {
        case .break: breakLabel
        case .continue: continueLabel
        default: nil
        }
    }

    @inline(never)
    private mutating func compileReturn(_ statement: Statement) throws(CompilationFailure) {
        guard case .return(let value) = statement.kind else { return }
        let range = statement.range
        if isAsyncGenerator, value != nil {
            throw CompilationFailure("'return' with value in async generator", at: range)
        }
        let mark = top
        var register: Int
        if let value {
            register = try self.value(of: value)
        } else {
            register = try allocate(range)
            emit(.loadNone, a: register, range)
        }
        // What runs on the way out may change the local.
        if isLocal(register), needsEnding(to: 0) {
            let copy = try allocate(range)
            move(register, to: copy, range)
            register = copy
        }
        try leave(to: 0, range)
        emit(.returnValue, a: register, range)
        assembler.endPath()
        resume(from: 0)
        top = mark
    }

    mutating func returnNone(_ range: SourceRange) {
        guard assembler.isReachable else { return }
        registerCount = max(registerCount, top + 1)
        emit(.loadNone, a: top, range)
        emit(.returnValue, a: top, range)
        assembler.endPath()
    }

    @inline(never)
    private mutating func compileJump(_ statement: Statement) throws(CompilationFailure) {
        let isBreak = if case .break = statement.kind { true } else { false }
        for (depth, block) in blocks.enumerated().reversed() {
            switch block.kind {
            case .loop(let breakLabel, let continueLabel):
                // What is in the loop ends, and to break so does the loop, which takes nothing.
                try leave(to: depth + 1, statement.range)
                assembler.jump(to: isBreak ? breakLabel : continueLabel, statement.range)
                resume(from: depth + 1)
                return
            case .exceptStar:
                throw CompilationFailure(
                    "'break', 'continue' and 'return' cannot appear in an except* block", at: statement.range)
            default: continue
            }
        }
        throw CompilationFailure(
            isBreak ? "'break' outside loop" : "'continue' not properly in loop", at: statement.range)
    }

    @inline(never)
    private mutating func compileRaise(_ statement: Statement) throws(CompilationFailure) {
        let range = statement.range
        let mark = top
        switch statement.kind {
        case .raise(let exception, let cause):
            let window = try allocate(2, range)
            var raised = window
            if let exception, let cause {
                raised = try value(of: exception, before: cause, scratch: window)
                emit(.raise, a: raised, b: try value(of: cause, scratch: window + 1), range)
            } else {
                if let exception {
                    raised = try value(of: exception, scratch: window)
                } else {
                    emit(.loadUndefined, a: window, range)
                }
                emit(.loadUndefined, a: window + 1, range)
                emit(.raise, a: raised, b: window + 1, range)
            }
            assembler.endPath()
        case .assert(let test, let message):
            let holds = assembler.makeLabel()
            try compileCondition(test, jumpIf: true, to: holds)
            if assembler.isReachable {
                let register = try allocate(range)
                if let message {
                    try compile(message, into: register)
                } else {
                    emit(.loadUndefined, a: register, range)
                }
                emit(.raiseAssertion, a: register, test.range)
                assembler.endPath()
            }
            assembler.place(holds)
        default: break
        }
        top = mark
    }
}
