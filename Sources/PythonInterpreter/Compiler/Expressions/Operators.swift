import PythonSyntax

extension CodeGenerator {
    @inline(never)
    mutating func compileBinary(_ expression: Expression, into target: Int) throws(CompilationFailure) {
        if let constant = ConstantFolding.value(of: expression) {
            return load(constant, into: target, expression.range)
        }
        // Chains like `a + b + c` grow to the left and may be long, so they are no recursion.
        var links: [Expression] = []
        var innermost = expression
        while case .binOp(let left, _, _) = innermost.kind {
            links.append(innermost)
            innermost = left
            if links.count > 1, ConstantFolding.value(of: innermost) != nil { break }
        }
        let mark = top
        var left: Int?
        for (index, link) in links.enumerated().reversed() {
            guard case .binOp(let operand, let operation, let right) = link.kind else { continue }
            let first: Int
            if let left { first = left } else { first = try value(of: operand, before: right, scratch: target) }
            let result: Int
            if index == 0 || !isLocal(target) {
                result = target
            } else if first >= mark {
                result = first
            } else {
                result = try allocate(link.range)
            }
            let saved = top
            if let number = Self.addend(operation, right) {
                emit(.addInt, a: result, b: first, c: number.value, d: number.isSubtraction ? 1 : 0, link.range)
            } else {
                let second = try value(of: right, scratch: first == target ? nil : target)
                emit(Self.opcode(operation), a: result, b: first, c: second, link.range)
            }
            top = saved
            left = result
        }
        top = mark
    }

    /// What `+` or `-` with a small literal adds.
    static func addend(_ operation: BinaryOperator, _ right: Expression) -> (value: Int, isSubtraction: Bool)? {
        guard operation == .add || operation == .subtract,
            case .constant(.integer(let literal)) = right.kind, let value = literal.small, value < 0x8000
        else { return nil }
        if operation == .add { return (value, false) }
        // Subtracting zero keeps the sign of a negative zero, adding it does not.
        return value == 0 ? nil : (-value, true)
    }

    static func opcode(_ operation: BinaryOperator) -> Opcode {
        switch operation {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .matrixMultiply: .matrixMultiply
        case .divide: .divide
        case .modulo: .modulo
        case .power: .power
        case .leftShift: .leftShift
        case .rightShift: .rightShift
        case .bitOr: .bitOr
        case .bitXor: .bitXor
        case .bitAnd: .bitAnd
        case .floorDivide: .floorDivide
        }
    }

    @inline(never)
    mutating func compileUnary(_ expression: Expression, into target: Int) throws(CompilationFailure) {
        guard case .unaryOp(let operation, let operand) = expression.kind else { return }
        if let constant = ConstantFolding.value(of: expression) {
            return load(constant, into: target, expression.range)
        }
        let opcode: Opcode =
            switch operation {
            case .invert: .invert
            case .not: .not
            case .plus: .positive
            case .minus: .negative
            }
        let mark = top
        let value = try value(of: operand, scratch: target)
        emit(opcode, a: target, b: value, expression.range)
        top = mark
    }

    /// `and` and `or` as values.
    @inline(never)
    mutating func compileBoolean(_ expression: Expression, into target: Int) throws(CompilationFailure) {
        let mark = top
        // A local is written once, at the end.
        let result = isLocal(target) ? try allocate(expression.range) : target
        let end = assembler.makeLabel()
        try compileOperand(expression, into: result, ifTrue: end, ifFalse: end)
        assembler.place(end)
        move(result, to: target, expression.range)
        top = mark
    }

    /// An operand of `and` or `or`. Where its truth is known before its end it jumps, so that none is tested twice.
    @inline(never)
    private mutating func compileOperand(
        _ expression: Expression, into result: Int, ifTrue: Label, ifFalse: Label
    ) throws(CompilationFailure) {
        guard case .boolOp(let operation, let values) = expression.kind else {
            return try compile(expression, into: result)
        }
        for (index, value) in values.enumerated() {
            if index == values.count - 1 {
                try compileOperand(value, into: result, ifTrue: ifTrue, ifFalse: ifFalse)
            } else {
                let next = assembler.makeLabel()
                if operation == .and {
                    try compileOperand(value, into: result, ifTrue: next, ifFalse: ifFalse)
                    assembler.jump(.jumpIfFalse, a: result, to: ifFalse, value.range)
                } else {
                    try compileOperand(value, into: result, ifTrue: ifTrue, ifFalse: next)
                    assembler.jump(.jumpIfTrue, a: result, to: ifTrue, value.range)
                }
                assembler.place(next)
            }
        }
    }

    // MARK: Comparisons

    @inline(never)
    mutating func compileComparison(_ expression: Expression, into target: Int) throws(CompilationFailure) {
        guard case .compare(let left, let operators, let comparators) = expression.kind,
            operators.count == comparators.count, let operation = operators.first, let right = comparators.first
        else { return }
        let mark = top
        if operators.count == 1 {
            let first = try value(of: left, before: right, scratch: target)
            let second = try comparand(right, operation, scratch: first == target ? nil : target)
            emit(Self.opcode(operation), a: target, b: first, c: second, expression.range)
            top = mark
            return
        }
        let result = isLocal(target) ? try allocate(expression.range) : target
        let end = assembler.makeLabel()
        try compileChain(expression) {
            (generator, operation, first, second, isLast) throws(CompilationFailure) in
            generator.emit(Self.opcode(operation), a: result, b: first, c: second, expression.range)
            if !isLast { generator.assembler.jump(.jumpIfFalse, a: result, to: end, expression.range) }
        }
        assembler.place(end)
        move(result, to: target, expression.range)
        top = mark
    }

    /// The links of a chain such as `a < b < c`, each operand evaluated once.
    @inline(never)
    mutating func compileChain(
        _ expression: Expression,
        _ link: (inout CodeGenerator, ComparisonOperator, Int, Int, Bool) throws(CompilationFailure) -> Void
    ) throws(CompilationFailure) {
        guard case .compare(let left, let operators, let comparators) = expression.kind,
            operators.count == comparators.count, let next = comparators.first
        else { return }
        // Two temporaries in turn are enough for a chain of any length.
        let pair = try allocate(2, expression.range)
        var first = try value(of: left, before: next, scratch: pair)
        for (index, right) in comparators.enumerated() {
            let isLast = index == comparators.count - 1
            let scratch = pair + (index + 1) % 2
            let saved = top
            var second: Int
            if isLast {
                second = try comparand(right, operators[index], scratch: scratch)
            } else {
                second = try value(of: right, before: comparators[index + 1], scratch: scratch)
                if second >= saved {
                    move(second, to: scratch, right.range)
                    second = scratch
                }
            }
            try link(&self, operators[index], first, second, isLast)
            top = saved
            first = second
        }
    }

    /// The right side of a comparison. What `in` looks through may be made once.
    mutating func comparand(
        _ expression: Expression, _ operation: ComparisonOperator, scratch: Int?
    ) throws(CompilationFailure) -> Int {
        if operation == .in || operation == .notIn, let constant = ConstantFolding.collection(expression) {
            let target: Int
            if let scratch, !isLocal(scratch) { target = scratch } else { target = try allocate(expression.range) }
            load(constant, into: target, expression.range)
            return target
        }
        return try value(of: expression, scratch: scratch)
    }

    static func opcode(_ operation: ComparisonOperator) -> Opcode {
        switch operation {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .is: .isSame
        case .isNot: .isNotSame
        case .in: .contains
        case .notIn: .containsNot
        }
    }
}
