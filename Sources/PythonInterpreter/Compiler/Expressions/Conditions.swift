import PythonSyntax

extension CodeGenerator {
    /// Jumps if the truth of an expression is as wanted, else goes on.
    @inline(never)
    mutating func compileCondition(
        _ expression: Expression, jumpIf wanted: Bool, to label: Label
    ) throws(CompilationFailure) {
        switch expression.kind {
        case .constant(let constant):
            if let truth = Self.truth(of: constant) {
                if truth == wanted { assembler.jump(to: label, expression.range) }
                return
            }
        case .name("__debug__"):
            if wanted { assembler.jump(to: label, expression.range) }
            return
        case .unaryOp(.not, let operand):
            return try compileCondition(operand, jumpIf: !wanted, to: label)
        case .boolOp(let operation, let values):
            return try compileBooleanCondition(operation, values, jumpIf: wanted, to: label)
        case .compare(_, let operators, _):
            if operators.count > 1 { return try compileChainCondition(expression, jumpIf: wanted, to: label) }
            return try compileComparisonCondition(expression, jumpIf: wanted, to: label)
        default: break
        }
        let mark = top
        let value = try value(of: expression)
        top = mark
        assembler.jump(wanted ? .jumpIfTrue : .jumpIfFalse, a: value, to: label, expression.range)
    }

    @inline(never)
    private mutating func compileBooleanCondition(
        _ operation: BooleanOperator, _ values: [Expression], jumpIf wanted: Bool, to label: Label
    ) throws(CompilationFailure) {
        // `and` is false, and `or` true, as soon as one of the values is.
        if (operation == .or) == wanted {
            for value in values { try compileCondition(value, jumpIf: wanted, to: label) }
            return
        }
        let past = assembler.makeLabel()
        for (index, value) in values.enumerated() {
            if index == values.count - 1 {
                try compileCondition(value, jumpIf: wanted, to: label)
            } else {
                try compileCondition(value, jumpIf: !wanted, to: past)
            }
        }
        assembler.place(past)
    }

    @inline(never)
    private mutating func compileChainCondition(
        _ expression: Expression, jumpIf wanted: Bool, to label: Label
    ) throws(CompilationFailure) {
        let mark = top
        let past = assembler.makeLabel()
        try compileChain(expression) {
            (generator, operation, first, second, isLast) throws(CompilationFailure) in
            if isLast {
                generator.compareAndJump(operation, first, second, jumpIf: wanted, to: label, expression.range)
            } else {
                generator.compareAndJump(
                    operation, first, second, jumpIf: false, to: wanted ? past : label, expression.range)
            }
        }
        assembler.place(past)
        top = mark
    }

    @inline(never)
    private mutating func compileComparisonCondition(
        _ expression: Expression, jumpIf wanted: Bool, to label: Label
    ) throws(CompilationFailure) {
        guard case .compare(let left, let operators, let comparators) = expression.kind,
            let operation = operators.first, let right = comparators.first
        else { return }
        let mark = top
        if case .constant(.none) = right.kind, operation == .is || operation == .isNot {
            let value = try value(of: left)
            top = mark
            let jumpsIfNone = (operation == .is) == wanted
            return assembler.jump(
                jumpsIfNone ? .jumpIfNone : .jumpIfNotNone, a: value, to: label, expression.range)
        }
        if let number = Self.smallInteger(right), let comparison = Self.comparisonNumber(operation),
            assembler.isNear(label)
        {
            let first = try value(of: left)
            top = mark
            return assembler.nearJump(
                Instruction(wanted ? .ifInt : .unlessInt, a: first, b: number, d: comparison), to: label,
                expression.range)
        }
        let first = try value(of: left, before: right)
        let second = try comparand(right, operation, scratch: nil)
        top = mark
        compareAndJump(operation, first, second, jumpIf: wanted, to: label, expression.range)
    }

    private mutating func compareAndJump(
        _ operation: ComparisonOperator, _ first: Int, _ second: Int, jumpIf wanted: Bool, to label: Label,
        _ range: SourceRange
    ) {
        if let opcode = Self.jumpOpcode(operation, wanted), assembler.isNear(label) {
            return assembler.nearJump(Instruction(opcode, a: first, b: second), to: label, range)
        }
        // The result needs a register that no operand is in any more.
        let result = top
        registerCount = max(registerCount, top + 1)
        emit(Self.opcode(operation), a: result, b: first, c: second, range)
        assembler.jump(wanted ? .jumpIfTrue : .jumpIfFalse, a: result, to: label, range)
    }

    private static func jumpOpcode(_ operation: ComparisonOperator, _ wanted: Bool) -> Opcode? {
        switch operation {
        case .less: wanted ? .ifLess : .unlessLess
        case .lessOrEqual: wanted ? .ifLessOrEqual : .unlessLessOrEqual
        case .equal: wanted ? .ifEqual : .unlessEqual
        case .notEqual: wanted ? .ifNotEqual : .unlessNotEqual
        case .greater: wanted ? .ifGreater : .unlessGreater
        case .greaterOrEqual: wanted ? .ifGreaterOrEqual : .unlessGreaterOrEqual
        case .is, .isNot, .in, .notIn: nil
        }
    }

    private static func comparisonNumber(_ operation: ComparisonOperator) -> Int? {
        switch operation {
        case .less: 0
        case .lessOrEqual: 1
        case .equal: 2
        case .notEqual: 3
        case .greater: 4
        case .greaterOrEqual: 5
        case .is, .isNot, .in, .notIn: nil
        }
    }

    /// A literal that fits in an operand.
    static func smallInteger(_ expression: Expression) -> Int? {
        switch expression.kind {
        case .constant(.integer(let literal)):
            guard let value = literal.small, value <= 0x7FFF else { return nil }
            return value
        case .unaryOp(.minus, let operand):
            guard case .constant(.integer(let literal)) = operand.kind, let value = literal.small, value <= 0x7FFF
            else { return nil }
            return -value
        default: return nil
        }
    }

    static func truth(of constant: Constant) -> Bool? {
        switch constant {
        case .none, .false: false
        case .true, .ellipsis: true
        case .integer(let literal): literal.small.map { $0 != 0 } ?? true
        case .string(let text): !text.bytes.isEmpty
        case .bytes(let bytes): !bytes.isEmpty
        case .float(let value), .imaginary(let value): value != 0
        }
    }
}
