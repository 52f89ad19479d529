import Glibc
import PythonSyntax

/// Arithmetic over numbers that are known.
enum NumberFolding {
    /// What an operator gives for integers; sizes where the result does not fit.
    static func apply(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> Value {
        guard let leftNumber = left.number, let rightNumber = right.number else { return .unknown }
        if case .integer(let left) = left, case .integer(let right) = right,
            let exact = exact(operation, left, right)
        {
            return exact
        }
        let result: Double? =
            switch operation {
            case .add: leftNumber + rightNumber
            case .subtract: leftNumber - rightNumber
            case .multiply: leftNumber * rightNumber
            case .divide, .floorDivide: rightNumber == 0 ? nil : leftNumber / rightNumber
            case .power: pow(leftNumber, rightNumber)
            case .leftShift: leftNumber * pow(2, rightNumber)
            case .rightShift: leftNumber / pow(2, rightNumber)
            default: nil
            }
        guard let result, !result.isNaN else { return .unknown }
        return .real(result)
    }

    private static func exact(_ operation: BinaryOperator, _ left: Int, _ right: Int) -> Value? {
        func whole(_ result: (partialValue: Int, overflow: Bool)) -> Value? {
            result.overflow ? nil : .integer(result.partialValue)
        }
        switch operation {
        case .add: return whole(left.addingReportingOverflow(right))
        case .subtract: return whole(left.subtractingReportingOverflow(right))
        case .multiply: return whole(left.multipliedReportingOverflow(by: right))
        case .bitAnd: return .integer(left & right)
        case .bitOr: return .integer(left | right)
        case .bitXor: return .integer(left ^ right)
        case .rightShift: return right >= 0 ? .integer(right > 63 ? (left < 0 ? -1 : 0) : left >> right) : nil
        case .leftShift:
            guard (0..<62).contains(right) else { return nil }
            return whole(left.multipliedReportingOverflow(by: 1 << right))
        case .modulo, .floorDivide:
            guard right > 0, left != Int.min else { return nil }
            let quotient = left >= 0 ? left / right : -((right - 1 - left) / right)
            return .integer(operation == .modulo ? left - quotient * right : quotient)
        case .power:
            guard (0...64).contains(right) else { return nil }
            var result = 1
            for _ in 0..<right {
                let (product, overflow) = result.multipliedReportingOverflow(by: left)
                if overflow { return nil }
                result = product
            }
            return .integer(result)
        default: return nil
        }
    }

    /// A number as an integer, where it is one.
    static func integer(_ value: Value) -> Value {
        switch value {
        case .integer: value
        case .truth(let truth): .integer(truth ? 1 : 0)
        case .real(let number): Int(exactly: number.rounded(.towardZero)).map { .integer($0) } ?? value
        case .text(let text): Int(text.text).map { .integer($0) } ?? .unknown
        default: .unknown
        }
    }

    /// How many bits a power has.
    static func bits(ofPower base: Double, _ exponent: Double) -> Double {
        guard abs(base) > 1, exponent > 0 else { return 1 }
        return exponent * log2(abs(base))
    }
}
