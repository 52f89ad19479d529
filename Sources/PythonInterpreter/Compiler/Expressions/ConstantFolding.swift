import PythonSyntax

/// Values of expressions that are known before they run. Nothing here makes a value that is much larger than its source.
enum ConstantFolding {
    private static let maximumDepth = 32
    private static let maximumText = 4096

    static func value(of expression: Expression, depth: Int = 0) -> CodeTemplate.Constant? {
        switch expression.kind {
        case .constant(let constant): return CodeGenerator.template(constant)
        case .unaryOp(let operation, let operand):
            guard depth < maximumDepth, let value = value(of: operand, depth: depth + 1) else { return nil }
            return unary(operation, value)
        case .binOp(let left, let operation, let right):
            // The right side comes first: it is a leaf where chains grow to the left.
            guard depth < maximumDepth, let second = value(of: right, depth: depth + 1),
                let first = value(of: left, depth: depth + 1)
            else { return nil }
            return binary(first, operation, second)
        case .tuple(let elements):
            guard depth < maximumDepth, let first = elements.first else {
                return elements.isEmpty ? .tuple([]) : nil
            }
            guard value(of: first, depth: depth + 1) != nil else { return nil }
            var values: [CodeTemplate.Constant] = []
            values.reserveCapacity(elements.count)
            for element in elements {
                guard let value = value(of: element, depth: depth + 1) else { return nil }
                values.append(value)
            }
            return .tuple(values)
        default: return nil
        }
    }

    /// What `in` looks through: a display of constants, which it cannot change.
    static func collection(_ expression: Expression) -> CodeTemplate.Constant? {
        switch expression.kind {
        case .list(let elements), .set(let elements):
            var values: [CodeTemplate.Constant] = []
            for element in elements {
                guard let value = value(of: element) else { return nil }
                values.append(value)
            }
            if case .set = expression.kind { return .frozenSet(values) }
            return .tuple(values)
        default: return nil
        }
    }

    // MARK: Operators

    private static func unary(
        _ operation: UnaryOperator, _ operand: CodeTemplate.Constant
    ) -> CodeTemplate.Constant? {
        switch (operation, operand) {
        case (.minus, .int(let value)): value == .min ? nil : .int(-value)
        case (.plus, .int(let value)): .int(value)
        case (.invert, .int(let value)): .int(~value)
        case (.minus, .float(let value)): .float(-value)
        case (.plus, .float(let value)): .float(value)
        case (.not, .true): .false
        case (.not, .false), (.not, .none): .true
        case (.not, .int(let value)): value == 0 ? .true : .false
        default: nil
        }
    }

    private static func binary(
        _ left: CodeTemplate.Constant, _ operation: BinaryOperator, _ right: CodeTemplate.Constant
    ) -> CodeTemplate.Constant? {
        switch (left, right) {
        case (.int(let first), .int(let second)): integers(first, operation, second)
        case (.float(let first), .float(let second)): floats(first, operation, second)
        case (.int(let first), .float(let second)): exact(first).flatMap { floats($0, operation, second) }
        case (.float(let first), .int(let second)): exact(second).flatMap { floats(first, operation, $0) }
        case (.string(let first, _), .string(let second, _)):
            operation == .add && first.count + second.count <= maximumText ? text(first + second) : nil
        case (.bytes(let first), .bytes(let second)):
            operation == .add && first.count + second.count <= maximumText ? .bytes(first + second) : nil
        default: nil
        }
    }

    static func text(_ bytes: [UInt8]) -> CodeTemplate.Constant {
        .string(bytes, isName: isName(bytes))
    }

    /// Texts that look like names are interned, since many are looked up as such.
    private static func isName(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first, bytes.count <= 64, !(48...57 ~= first) else { return false }
        return bytes.allSatisfy { 97...122 ~= $0 || 65...90 ~= $0 || 48...57 ~= $0 || $0 == 95 }
    }

    private static func exact(_ value: Int) -> Double? { Double(exactly: value) }

    private static func floats(
        _ first: Double, _ operation: BinaryOperator, _ second: Double
    ) -> CodeTemplate.Constant? {
        switch operation {
        case .add: .float(first + second)
        case .subtract: .float(first - second)
        case .multiply: .float(first * second)
        case .divide: second == 0 ? nil : .float(first / second)
        default: nil
        }
    }

    private static func integers(
        _ first: Int, _ operation: BinaryOperator, _ second: Int
    ) -> CodeTemplate.Constant? {
        let result: (partialValue: Int, overflow: Bool)
        switch operation {
        case .add: result = first.addingReportingOverflow(second)
        case .subtract: result = first.subtractingReportingOverflow(second)
        case .multiply: result = first.multipliedReportingOverflow(by: second)
        case .divide:
            guard second != 0, let dividend = exact(first), let divisor = exact(second) else { return nil }
            return .float(dividend / divisor)
        case .floorDivide, .modulo:
            let (quotient, overflow) = first.dividedReportingOverflow(by: second)
            if overflow { return nil }
            let remainder = first - quotient * second
            let isInexact = remainder != 0 && (remainder < 0) != (second < 0)
            if operation == .modulo { return .int(isInexact ? remainder + second : remainder) }
            return .int(isInexact ? quotient - 1 : quotient)
        case .leftShift:
            guard 0..<63 ~= second, (first << second) >> second == first else { return nil }
            return .int(first << second)
        case .rightShift:
            return second < 0 ? nil : .int(second > 63 ? (first < 0 ? -1 : 0) : first >> second)
        case .power:
            guard 0...64 ~= second else { return nil }
            var value = 1
            for _ in 0..<second {
                let (product, overflow) = value.multipliedReportingOverflow(by: first)
                if overflow { return nil }
                value = product
            }
            return .int(value)
        case .bitAnd: return .int(first & second)
        case .bitOr: return .int(first | second)
        case .bitXor: return .int(first ^ second)
        case .matrixMultiply: return nil
        }
        return result.overflow ? nil : .int(result.partialValue)
    }
}

extension CodeGenerator {
    static func template(_ constant: Constant) -> CodeTemplate.Constant {
        switch constant {
        case .none: .none
        case .true: .true
        case .false: .false
        case .ellipsis: .ellipsis
        case .integer(let literal):
            literal.small.map { .int($0) } ?? .bigInt(radix: literal.radix, digits: literal.digits)
        case .float(let value): .float(value)
        case .imaginary(let value): .imaginary(value)
        case .string(let text): ConstantFolding.text(text.bytes)
        case .bytes(let bytes): .bytes(bytes)
        }
    }
}
