import PythonSyntax

extension CodeGenerator {
    /// A manager that has been entered, until it is left.
    private struct Entered {
        let exit: Int
        let range: SourceRange
        let handler: Label
        let end: Label
        let assigned: AssignedLocals
    }

    /// Managers side by side are nested, but there may be many, so they are no recursion.
    @inline(never)
    mutating func compileWith(_ statement: Statement) throws(CompilationFailure) {
        guard case .with(let items, let body, let isAsync) = statement.kind else { return }
        let mark = top
        var entered: [Entered] = []
        for item in items { entered.append(try enter(item, isAsync: isAsync)) }
        try compile(body)
        for manager in entered.reversed() { try leave(manager, isAsync: isAsync) }
        top = mark
    }

    @inline(never)
    private mutating func enter(_ item: WithItem, isAsync: Bool) throws(CompilationFailure) -> Entered {
        let range = item.context.range
        let exit = try allocate(range)
        let inside = top
        let manager = try value(of: item.context)
        let result = try allocate(range)
        emit(.loadSpecial, a: exit, b: manager, c: isAsync ? 3 : 1, range)
        emit(.loadSpecial, a: result, b: manager, c: isAsync ? 2 : 0, range)
        emit(.call, a: result, b: 0, range)
        if isAsync {
            let awaited = try allocate(range)
            try await_(result, into: awaited, range)
            move(awaited, to: result, range)
        }
        let handler = assembler.makeLabel()
        let end = assembler.makeLabel()
        let assigned = assembler.assigned
        open(
            Block(kind: .with(exit: exit, isAsync: isAsync), range: range, handler: handler, register: inside))
        top = result + 1
        if let target = item.target { try store(result, to: target) }
        top = inside
        return Entered(exit: exit, range: range, handler: handler, end: end, assigned: assigned)
    }

    @inline(never)
    private mutating func leave(_ manager: Entered, isAsync: Bool) throws(CompilationFailure) {
        let range = manager.range
        top = manager.exit + 1
        let isUsed = close()
        if assembler.isReachable {
            try callExit(manager.exit, isAsync: isAsync, range)
            if isUsed { assembler.jump(to: manager.end, range) }
        }
        if isUsed {
            startHandler(manager.handler, assigned: manager.assigned)
            let exception = try allocate(range)
            let previous = try allocate(range)
            try handle(exception, previous, range) {
                (generator: inout CodeGenerator) throws(CompilationFailure) in
                try generator.finishWith(
                    manager.exit, exception, previous, isAsync: isAsync, end: manager.end, range)
            }
        }
        assembler.place(manager.end)
    }

    /// The exit function decides whether an exception goes on.
    @inline(never)
    private mutating func finishWith(
        _ exit: Int, _ exception: Int, _ previous: Int, isAsync: Bool, end: Label, _ range: SourceRange
    ) throws(CompilationFailure) {
        let depth = blocks.count - 1
        let goesOn = assembler.makeLabel()
        emit(.callExit, a: exit, b: exception, range)
        if isAsync {
            let mark = top
            let awaited = try allocate(range)
            try await_(exit, into: awaited, range)
            move(awaited, to: exit, range)
            top = mark
        }
        assembler.jump(.jumpIfFalse, a: exit, to: goesOn, range)
        emit(.popHandled, a: previous, range)
        assembler.jump(to: end, range)
        assembler.place(goesOn)
        try leave(to: depth, range)
        reraise(exception, range)
        resume(from: depth)
    }

    /// Calls the exit function as after no exception.
    @inline(never)
    mutating func callExit(_ exit: Int, isAsync: Bool, _ range: SourceRange) throws(CompilationFailure) {
        let mark = top
        let window: Int
        if exit == top - 1 {
            window = exit
        } else {
            window = try allocate(range)
            move(exit, to: window, range)
        }
        for _ in 0..<3 { emit(.loadNone, a: try allocate(range), range) }
        emit(.call, a: window, b: 3, range)
        top = max(mark, window + 1)
        if isAsync { try await_(window, into: try allocate(range), range) }
        top = mark
    }
}
