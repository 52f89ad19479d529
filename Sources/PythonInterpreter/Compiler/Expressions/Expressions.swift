import PythonSyntax

extension CodeGenerator {
    /// The value of an expression to a register. A local is written by the last instruction, so that what is evaluated
    /// before still sees its old value, and so does a handler if it fails.
    @inline(never)
    mutating func compile(_ expression: Expression, into target: Int) throws(CompilationFailure) {
        switch expression.kind {
        case .name(let name): try loadName(name, into: target, expression.range)
        case .constant(let constant): load(Self.template(constant), into: target, expression.range)
        case .attribute, .call, .subscript: try compilePostfix(expression, into: target)
        case .binOp: try compileBinary(expression, into: target)
        case .unaryOp: try compileUnary(expression, into: target)
        case .compare: try compileComparison(expression, into: target)
        case .boolOp: try compileBoolean(expression, into: target)
        case .ifExp: try compileConditional(expression, into: target)
        case .namedExpr: try compileNamed(expression, into: target)
        case .list, .tuple, .set: try compileDisplay(expression, into: target)
        case .dict: try compileDict(expression, into: target)
        case .slice: try compileSlice(expression, into: target)
        case .joinedStr, .formattedValue, .templateStr, .interpolation:
            try compileFormatted(expression, into: target)
        case .lambda: try compileLambda(expression, into: target)
        case .listComp, .setComp, .dictComp: try compileComprehension(expression, into: target)
        case .generatorExp: try compileGenerator(expression, into: target)
        case .await: try compileAwait(expression, into: target)
        case .yield, .yieldFrom: try compileYield(expression, into: target)
        case .starred:
            throw CompilationFailure("can't use starred expression here", at: expression.range)
        }
    }

    /// The register with the value of an expression: that of the local, if it is one, or a temporary, which is `scratch`
    /// if that is one.
    @inline(never)
    mutating func value(of expression: Expression, scratch: Int? = nil) throws(CompilationFailure) -> Int {
        switch expression.kind {
        case .name(let name):
            if name != "__debug__", let local = localRegister(name) {
                check(local, expression.range)
                return local
            }
        case .namedExpr(let target, let value):
            if let local = directTarget(target) {
                try assign(value, toLocal: local)
                return local
            }
        default: break
        }
        let target: Int
        // The result of a call is in the first register of its window, which is at the top of the stack.
        if let scratch, !isLocal(scratch), scratch == top - 1 || !expression.isCall {
            target = scratch
        } else {
            target = try allocate(expression.range)
        }
        try compile(expression, into: target)
        return target
    }

    /// The same for an operand that is used after another one was evaluated, which must not change it.
    @inline(never)
    mutating func value(
        of expression: Expression, before later: Expression, scratch: Int? = nil
    ) throws(CompilationFailure) -> Int {
        let register = try value(of: expression, scratch: scratch)
        guard isLocal(register), !later.isSimple, mayChange(expression) else { return register }
        let copy = try allocate(expression.range)
        move(register, to: copy, expression.range)
        return copy
    }

    /// Whether an expression is a local that `:=` assigns somewhere.
    func mayChange(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .name(let name):
            find(privateName == nil ? name : mangled(name, in: privateName))?.flags.contains(.walrus) ?? true
        default: true
        }
    }

    /// Evaluates an expression for what it does.
    @inline(never)
    mutating func effect(of expression: Expression) throws(CompilationFailure) {
        let mark = top
        switch expression.kind {
        case .constant: break
        case .namedExpr: _ = try value(of: expression)
        default: try compile(expression, into: try allocate(expression.range))
        }
        top = mark
    }

    /// Assigns to a local, which keeps its old value until all is evaluated.
    @inline(never)
    mutating func assign(_ value: Expression, toLocal local: Int) throws(CompilationFailure) {
        try compile(value, into: local)
        assembler.assigned.insert(local)
    }

    @inline(never)
    private mutating func compileNamed(_ expression: Expression, into target: Int) throws(CompilationFailure) {
        guard case .namedExpr(let name, let value) = expression.kind, case .name(let text) = name.kind else { return }
        if let local = directTarget(name) {
            try assign(value, toLocal: local)
            move(local, to: target, expression.range)
        } else if isLocal(target) {
            let mark = top
            let temporary = try allocate(expression.range)
            try compile(value, into: temporary)
            try storeName(text, from: temporary, name.range)
            move(temporary, to: target, expression.range)
            top = mark
        } else {
            try compile(value, into: target)
            try storeName(text, from: target, name.range)
        }
    }

    @inline(never)
    private mutating func compileConditional(
        _ expression: Expression, into target: Int
    ) throws(CompilationFailure) {
        guard case .ifExp(let test, let body, let orElse) = expression.kind else { return }
        let otherwise = assembler.makeLabel()
        let end = assembler.makeLabel()
        try compileCondition(test, jumpIf: false, to: otherwise)
        try compile(body, into: target)
        assembler.jump(to: end, expression.range)
        assembler.place(otherwise)
        try compile(orElse, into: target)
        assembler.place(end)
    }

    @inline(never)
    private mutating func compileSlice(_ expression: Expression, into target: Int) throws(CompilationFailure) {
        guard case .slice(let lower, let upper, let step) = expression.kind else { return }
        let mark = top
        let count = step == nil ? 2 : 3
        let window = try allocate(count, expression.range)
        for (offset, bound) in [lower, upper, step].prefix(count).enumerated() {
            if let bound {
                try compile(bound, into: window + offset)
            } else {
                emit(.loadNone, a: window + offset, expression.range)
            }
        }
        emit(.buildSlice, a: target, b: window, c: count, expression.range)
        top = mark
    }
}

extension Expression {
    var isCall: Bool {
        if case .call = kind { true } else { false }
    }

    /// Whether evaluating it assigns nothing, at a glance.
    var isSimple: Bool {
        switch kind {
        case .constant, .name: true
        case .attribute(let value, _):
            if case .name = value.kind { true } else { false }
        default: false
        }
    }
}
