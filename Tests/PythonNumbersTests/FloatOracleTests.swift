import Testing

@testable import PythonNumbers

/// Floats and complex numbers against CPython's.
struct FloatOracleTests {
    @Test(.enabled(if: Oracle.isAvailable), .timeLimit(.minutes(5)), arguments: [1, 20_26])
    func agrees(seed: Int) throws {
        let cases = Oracle.cases("floats", seed: seed, count: 1_500)
        #expect(cases.count > 20_000)
        var failures = 0
        for fields in cases where failures < 10 {
            let answer = Self.answer(fields[0], Array(fields[1..<(fields.count - 1)]))
            if answer != fields[fields.count - 1] {
                failures += 1
                Issue.record("\(fields.map { $0.prefix(200) }): \(answer.prefix(200))")
            }
        }
    }

    static func answer(_ name: String, _ fields: [String]) -> String {
        answer { try compute(name, fields) }
    }

    static func answer(_ compute: () throws -> String) -> String {
        do { return try compute() } catch {
            switch error as? NumberError {
            case .zeroDivision(let message): return "!ZeroDivisionError " + message
            case .overflow(let message): return "!OverflowError " + message
            case .value(let message): return "!ValueError " + message
            case .complexResult: return "complex"
            default: return "!\(error)"
            }
        }
    }

    static func integer(_ value: IntegerValue) -> String { IntegerOracleTests.text(value.bigInteger) }

    static func complex(_ text: String) throws -> ComplexValue {
        let parts = text.split(separator: " ")
        return ComplexValue(try FloatHex.parse(String(parts[0])), try FloatHex.parse(String(parts[1])))
    }

    static func text(_ value: ComplexValue) -> String {
        FloatHex.text(value.real) + " " + FloatHex.text(value.imaginary)
    }

    static func compute(_ name: String, _ fields: [String]) throws -> String {
        if name == "parse" { return FloatParser.parse(fields[0]).map(FloatHex.text) ?? "!none" }
        if name == "fromhex" { return FloatHex.text(try FloatHex.parse(fields[0])) }
        if name == "complexparse" {
            let value = Array(fields[0].utf8).withUnsafeBufferPointer { ComplexText.parse($0) }
            return value.map(text) ?? "!none"
        }
        if name.hasPrefix("complex") { return try computeComplex(name, fields) }
        let value = try FloatHex.parse(fields[0])
        switch name {
        case "repr": return String(decoding: FloatText.representation(value), as: UTF8.self)
        case "hash": return IntegerOracleTests.text(NumberHash.ofDouble(value) ?? 0)
        case "hex": return FloatHex.text(value)
        case "round":
            let places = IntegerOracleTests.integer(fields[1]).int ?? 0
            return FloatHex.text(try FloatText.rounded(value, places: places))
        case "roundint": return integer(try FloatArithmetic.rounded(value))
        case "integer": return integer(try FloatArithmetic.integer(value))
        case "whole": return FloatArithmetic.isInteger(value) ? "1" : "0"
        case "ratio":
            let ratio = try FloatArithmetic.integerRatio(value)
            return integer(ratio.numerator) + " " + integer(ratio.denominator)
        default: break
        }
        let other = try FloatHex.parse(fields[1])
        switch name {
        case "divmod":
            let (quotient, remainder) = try FloatArithmetic.divmod(value, other)
            return FloatHex.text(quotient) + " " + FloatHex.text(remainder)
        case "mod": return FloatHex.text(try FloatArithmetic.modulo(value, other))
        case "floordiv": return FloatHex.text(try FloatArithmetic.floorDivide(value, other))
        case "pow": return FloatHex.text(try FloatArithmetic.power(value, other))
        default: return "unknown"
        }
    }

    private static func computeComplex(_ name: String, _ fields: [String]) throws -> String {
        let z = try complex(fields[0])
        switch name {
        case "complexrepr": return String(decoding: ComplexText.representation(z), as: UTF8.self)
        case "complexhash":
            return IntegerOracleTests.text(
                NumberHash.ofComplex(
                    real: NumberHash.ofDouble(z.real) ?? 0, imaginary: NumberHash.ofDouble(z.imaginary) ?? 0))
        case "complexabs": return FloatHex.text(try z.magnitude())
        default: break
        }
        let w = try complex(fields[1])
        switch name {
        case "complexadd": return text(z + w)
        case "complexmul": return text(z * w)
        case "complexdiv": return text(try ComplexValue.divide(z, w))
        case "complexpow": return text(try ComplexValue.power(z, w))
        default: return "unknown"
        }
    }
}
