import PythonSyntax

extension CodeGenerator {
    @inline(never)
    mutating func compileTry(_ statement: Statement) throws(CompilationFailure) {
        guard case .try(_, let handlers, _, let finally, _) = statement.kind else { return }
        if finally.isEmpty { return try compileHandlers(statement) }
        let range = statement.range
        let mark = top
        let handler = assembler.makeLabel()
        let end = assembler.makeLabel()
        let before = assembler.assigned
        open(Block(kind: .finally(finally), range: range, handler: handler, register: mark))
        if handlers.isEmpty {
            guard case .try(let body, _, _, _, _) = statement.kind else { return }
            try compile(body)
        } else {
            try compileHandlers(statement)
        }
        let isUsed = close()
        if assembler.isReachable {
            try compileCopy(of: finally, range)
            if isUsed { assembler.jump(to: end, range) }
        } else if !isUsed {
            try compileCopy(of: finally, range)
        }
        if isUsed {
            startHandler(handler, assigned: before)
            let exception = try allocate(range)
            let previous = try allocate(range)
            try handle(exception, previous, range) {
                (generator: inout CodeGenerator) throws(CompilationFailure) in
                let depth = generator.blocks.count - 1
                try generator.compileCopy(of: finally, range)
                try generator.leave(to: depth, range)
                generator.reraise(exception, range)
                generator.resume(from: depth)
            }
        }
        assembler.place(end)
        top = mark
    }

    /// A path that starts with an exception: what was assigned before, and is not unbound in between, still is.
    @inline(never)
    mutating func startHandler(_ label: Label, assigned: AssignedLocals) {
        var assigned = assigned
        assigned.subtract(deletions)
        assembler.place(label, assigned: assigned)
    }

    mutating func reraise(_ exception: Int, _ range: SourceRange) {
        emit(.reraise, a: exception, range)
        assembler.endPath()
    }

    /// The code of a handler. If it fails itself, what was being handled before is restored first.
    @inline(never)
    mutating func handle(
        _ exception: Int, _ previous: Int, _ range: SourceRange,
        _ body: (inout CodeGenerator) throws(CompilationFailure) -> Void
    ) throws(CompilationFailure) {
        let failed = assembler.makeLabel()
        emit(.pushHandled, a: previous, b: exception, range)
        let before = assembler.assigned
        open(Block(kind: .handled(previous: previous), range: range, handler: failed, register: exception))
        try body(&self)
        guard close() else { return }
        startHandler(failed, assigned: before)
        emit(.popHandled, a: previous, range)
        reraise(exception, range)
    }

    // MARK: except

    @inline(never)
    private mutating func compileHandlers(_ statement: Statement) throws(CompilationFailure) {
        guard case .try(let body, let handlers, let orElse, _, let isStar) = statement.kind else { return }
        let range = statement.range
        let mark = top
        let caught = assembler.makeLabel()
        let end = assembler.makeLabel()
        for handler in handlers.dropLast() where handler.type == nil {
            throw CompilationFailure("default 'except:' must be last", at: handler.range)
        }
        let before = assembler.assigned
        open(Block(kind: .protected, range: range, handler: caught, register: mark))
        try compile(body)
        let isUsed = close()
        try compile(orElse)
        if isUsed { assembler.jump(to: end, range) }
        // Handlers of what cannot fail are compiled for their errors only.
        let after = (assembler.assigned, assembler.isReachable)
        if isUsed { startHandler(caught, assigned: before) } else { assembler.endPath() }
        let exception = try allocate(range)
        let previous = try allocate(range)
        try handle(exception, previous, range) {
            (generator: inout CodeGenerator) throws(CompilationFailure) in
            if isStar {
                try generator.compileGroupHandlers(handlers, exception, previous, end: end, range)
            } else {
                try generator.compileHandlers(handlers, exception, previous, end: end, range)
            }
        }
        if !isUsed { assembler.resume(assigned: after.0, isReachable: after.1) }
        assembler.place(end)
        top = mark
    }

    @inline(never)
    private mutating func compileHandlers(
        _ handlers: [ExceptHandler], _ exception: Int, _ previous: Int, end: Label, _ range: SourceRange
    ) throws(CompilationFailure) {
        let depth = blocks.count - 1
        for handler in handlers {
            let next = assembler.makeLabel()
            let mark = top
            if let type = handler.type {
                let matches = try allocate(range)
                let type_ = try value(of: type, scratch: matches)
                emit(.matchException, a: matches, b: exception, c: type_, type.range)
                top = mark
                assembler.jump(.jumpIfFalse, a: matches, to: next, type.range)
            }
            if let name = handler.name {
                try storeName(name, from: exception, handler.range)
                try compileNamed(name, handler.range) {
                    (generator: inout CodeGenerator) throws(CompilationFailure) in
                    try generator.compile(handler.body)
                }
            } else {
                try compile(handler.body)
            }
            if assembler.isReachable {
                emit(.popHandled, a: previous, handler.range)
                assembler.jump(to: end, handler.range)
            }
            assembler.place(next)
        }
        guard assembler.isReachable else { return }
        try leave(to: depth, range)
        reraise(exception, range)
        resume(from: depth)
    }

    /// Code behind which a name is unbound, whatever happens in it.
    @inline(never)
    private mutating func compileNamed(
        _ name: String, _ range: SourceRange, _ body: (inout CodeGenerator) throws(CompilationFailure) -> Void
    ) throws(CompilationFailure) {
        let mark = top
        let failed = assembler.makeLabel()
        let end = assembler.makeLabel()
        let exception = try allocate(range)
        let before = assembler.assigned
        open(Block(kind: .named(name), range: range, handler: failed, register: exception))
        try body(&self)
        let isUsed = close()
        if assembler.isReachable {
            try clearName(name, range)
            if isUsed { assembler.jump(to: end, range) }
        }
        if isUsed {
            startHandler(failed, assigned: before)
            try clearName(name, range)
            reraise(exception, range)
        }
        assembler.place(end)
        top = mark
    }

    // MARK: except*

    /// Each handler gets the part that matches; what handlers raise is collected with what none of them took.
    @inline(never)
    private mutating func compileGroupHandlers(
        _ handlers: [ExceptHandler], _ exception: Int, _ previous: Int, end: Label, _ range: SourceRange
    ) throws(CompilationFailure) {
        let depth = blocks.count - 1
        let raised = try allocate(range)
        let match = try allocate(2, range)
        let rest = match + 1
        emit(.buildList, a: raised, b: raised, c: 0, range)
        move(exception, to: rest, range)
        for handler in handlers {
            guard let type = handler.type else { continue }
            let mark = top
            let next = assembler.makeLabel()
            emit(.matchGroup, a: match, b: rest, c: try value(of: type), type.range)
            top = mark
            assembler.jump(.jumpIfNone, a: match, to: next, type.range)
            try compileGroupHandler(handler, match, raised, next: next)
            assembler.place(next)
            top = mark
        }
        let complete = assembler.makeLabel()
        assembler.jump(.jumpIfNone, a: rest, to: complete, range)
        emit(.listAppend, a: raised, b: rest, range)
        assembler.place(complete)
        emit(.prepareReraiseGroup, a: match, b: raised, c: exception, range)
        let done = assembler.makeLabel()
        assembler.jump(.jumpIfNone, a: match, to: done, range)
        try leave(to: depth, range)
        reraise(match, range)
        resume(from: depth)
        assembler.place(done)
        emit(.popHandled, a: previous, range)
        assembler.jump(to: end, range)
    }

    @inline(never)
    private mutating func compileGroupHandler(
        _ handler: ExceptHandler, _ match: Int, _ raised: Int, next: Label
    ) throws(CompilationFailure) {
        let range = handler.range
        let failed = assembler.makeLabel()
        let exception = try allocate(range)
        let previous = try allocate(range)
        emit(.pushHandled, a: previous, b: match, range)
        if let name = handler.name { try storeName(name, from: match, range) }
        let before = assembler.assigned
        open(Block(kind: .protected, range: range, handler: failed, register: exception))
        open(Block(kind: .exceptStar, range: range))
        try compile(handler.body)
        _ = close()
        let isUsed = close()
        if assembler.isReachable {
            if let name = handler.name { try clearName(name, range) }
            emit(.popHandled, a: previous, range)
            assembler.jump(to: next, range)
        }
        if isUsed {
            startHandler(failed, assigned: before)
            if let name = handler.name { try clearName(name, range) }
            emit(.popHandled, a: previous, range)
            emit(.listAppend, a: raised, b: exception, range)
            assembler.jump(to: next, range)
        }
    }
}
