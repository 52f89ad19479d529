import PythonSyntax

extension CodeGenerator {
    mutating func compileWith(_ statement: Statement) throws(CompilationFailure) {
        guard case .with(let items, let body, let isAsync) = statement.kind else { return }
        try compileWith(items[...], body, isAsync: isAsync)
    }

    private mutating func compileWith(
        _ items: ArraySlice<WithItem>, _ body: [Statement], isAsync: Bool
    ) throws(CompilationFailure) {
        guard let item = items.first else { return try compile(body) }
        let range = item.context.range
        let mark = top
        let exit = try allocate(range)
        let inside = top
        let manager = try value(of: item.context)
        let entered = try allocate(range)
        emit(.loadSpecial, a: exit, b: manager, c: isAsync ? 3 : 1, range)
        emit(.loadSpecial, a: entered, b: manager, c: isAsync ? 2 : 0, range)
        emit(.call, a: entered, b: 0, range)
        if isAsync {
            let awaited = try allocate(range)
            try await_(entered, into: awaited, range)
            move(awaited, to: entered, range)
        }
        let handler = assembler.makeLabel()
        let end = assembler.makeLabel()
        let before = assembler.assigned
        open(
            Block(kind: .with(exit: exit, isAsync: isAsync), range: range, handler: handler, register: inside))
        top = max(inside, entered + 1)
        if let target = item.target { try store(entered, to: target) }
        top = inside
        try compileWith(items.dropFirst(), body, isAsync: isAsync)
        let isUsed = close()
        if assembler.isReachable {
            try callExit(exit, isAsync: isAsync, range)
            if isUsed { assembler.jump(to: end, range) }
        }
        if isUsed {
            startHandler(handler, assigned: before)
            let exception = try allocate(range)
            let previous = try allocate(range)
            try handle(exception, previous, range) {
                (generator: inout CodeGenerator) throws(CompilationFailure) in
                try generator.finishWith(exit, exception, previous, isAsync: isAsync, end: end, range)
            }
        }
        assembler.place(end)
        top = mark
    }

    /// The exit function decides whether an exception goes on.
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
