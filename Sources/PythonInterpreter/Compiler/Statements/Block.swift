import PythonSyntax

/// Something around the place that is being compiled that ways out of it have to end.
struct Block {
    enum Kind {
        case loop(break: Label, continue: Label)
        /// Code whose exceptions are caught here.
        case protected
        /// A handler: what was being handled before is in a register.
        case handled(previous: Int)
        /// The name of `except … as`, which is unbound behind the handler.
        case named(String)
        case finally([Statement])
        /// The exit function is in a register.
        case with(exit: Int, isAsync: Bool)
        /// A handler of `except*`, which nothing may leave.
        case exceptStar
    }

    let kind: Kind
    let range: SourceRange
    /// Where its handler is, if it has one, and which register receives the exception.
    var handler: Label?
    var register = 0
    /// Where the instructions that it protects start, since a way out last interrupted them.
    var start = 0
    /// Whether any instruction is protected.
    var isUsed = false

    init(kind: Kind, range: SourceRange, handler: Label? = nil, register: Int = 0) {
        self.kind = kind
        self.range = range
        self.handler = handler
        self.register = register
    }
}

/// Instructions whose exceptions go to a handler.
struct Protection {
    let start: Int
    let end: Int
    let handler: Label
    let register: Int
    /// How many blocks are around the one that protects: of two, the inner one has more.
    let depth: Int
}

extension CodeGenerator {
    @inline(never)
    mutating func open(_ block: Block) {
        var block = block
        block.start = assembler.position
        blocks.append(block)
    }

    /// Ends the innermost block; whether its handler protects anything.
    @inline(never)
    mutating func close() -> Bool {
        guard !blocks.isEmpty else { return false }
        interrupt(blocks.count - 1)
        return blocks.removeLast().isUsed
    }

    /// Notes what a block protects up to here.
    @inline(never)
    private mutating func interrupt(_ index: Int) {
        let block = blocks[index]
        guard let handler = block.handler, assembler.position > block.start else { return }
        blocks[index].isUsed = true
        protections.append(
            Protection(
                start: block.start, end: assembler.position, handler: handler, register: block.register, depth: index))
    }

    /// Ends all blocks from the innermost to one, for a way out. Each is left before its ending runs, and none protects
    /// what runs then, but for those around it. `resume` belongs behind the jump that follows.
    @inline(never)
    mutating func leave(to depth: Int, _ range: SourceRange) throws(CompilationFailure) {
        var left: [Block] = []
        while blocks.count > depth {
            interrupt(blocks.count - 1)
            let block = blocks.removeLast()
            left.append(block)
            try end(block, range)
            try checkSize(range)
        }
        blocks.append(contentsOf: left.reversed())
    }

    /// Behind the jump of a way out the blocks protect again.
    @inline(never)
    mutating func resume(from depth: Int) {
        for index in depth..<max(depth, blocks.count) { blocks[index].start = assembler.position }
    }

    @inline(never)
    private mutating func end(_ block: Block, _ range: SourceRange) throws(CompilationFailure) {
        switch block.kind {
        case .loop, .protected: break
        case .handled(let previous): emit(.popHandled, a: previous, range)
        case .named(let name): try clearName(name, block.range)
        case .finally(let body): try compileCopy(of: body, range)
        case .with(let exit, let isAsync): try callExit(exit, isAsync: isAsync, block.range)
        case .exceptStar:
            throw CompilationFailure(
                "'break', 'continue' and 'return' cannot appear in an except* block", at: range)
        }
    }

    /// The body of a `finally`, once more. Nested ones multiply, so there is a bound.
    @inline(never)
    mutating func compileCopy(of body: [Statement], _ range: SourceRange) throws(CompilationFailure) {
        copies += 1
        guard copies <= 1024, copiedInstructions <= 1 << 20 else {
            throw .limit("too many ways out of 'finally'", at: range)
        }
        let start = assembler.position
        try compile(body)
        copiedInstructions += assembler.position - start
    }

    /// Whether ways out to a depth run any code.
    func needsEnding(to depth: Int) -> Bool {
        blocks[min(depth, blocks.count)...].contains { block in
            switch block.kind {
            case .loop, .protected, .handled: false
            case .named, .finally, .with, .exceptStar: true
            }
        }
    }
}
