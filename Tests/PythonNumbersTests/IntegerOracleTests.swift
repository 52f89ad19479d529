import Testing

@testable import PythonNumbers

/// Integer arithmetic against CPython's.
struct IntegerOracleTests {
    @Test(.enabled(if: Oracle.isAvailable), .timeLimit(.minutes(5)), arguments: [1, 20_26])
    func agrees(seed: Int) throws {
        let cases = Oracle.cases("integers", seed: seed, count: 250)
        #expect(cases.count > 5_000)
        var failures = 0
        for fields in cases where failures < 10 {
            let answer = Self.answer(fields[0], Array(fields[1..<(fields.count - 1)]))
            if answer != fields[fields.count - 1] {
                failures += 1
                Issue.record("\(fields.map { $0.prefix(200) }): \(answer.prefix(200))")
            }
        }
    }

    static func integer(_ text: String) -> BigInteger {
        var text = text
        return text.withUTF8 { bytes in
            var meter = WorkMeter.unlimited
            return (try? IntegerParser.parse(bytes, base: 16, &meter).bigInteger) ?? .zero
        }
    }

    static func text(_ value: BigInteger) -> String {
        var meter = WorkMeter.unlimited
        return (try? String(decoding: IntegerText.digits(value, radix: 16, &meter), as: UTF8.self)) ?? "?"
    }

    static func text(_ value: Int) -> String { text(BigInteger(value)) }

    /// What ours says, in the script's notation.
    static func answer(_ name: String, _ fields: [String]) -> String {
        do { return try compute(name, fields) } catch {
            switch error as? NumberError {
            case .zeroDivision(let message): return "!ZeroDivisionError " + message
            case .overflow(let message): return "!OverflowError " + message
            case .value(let message): return "!ValueError " + message
            default: return "!\(error)"
            }
        }
    }

    static func compute(_ name: String, _ fields: [String]) throws -> String {
        var meter = WorkMeter.unlimited
        let a = integer(fields[0])
        let b = fields.count > 1 ? integer(fields[1]) : .zero
        let (left, right) = (IntegerValue(a), IntegerValue(b))
        switch name {
        case "add": return text(try IntegerValue.add(left, right, &meter).bigInteger)
        case "sub": return text(try IntegerValue.subtract(left, right, &meter).bigInteger)
        case "mul": return text(try IntegerValue.multiply(left, right, &meter).bigInteger)
        case "mod": return text(try IntegerValue.modulo(left, right, &meter).bigInteger)
        case "divmod":
            let (quotient, remainder) = try IntegerValue.divmod(left, right, &meter)
            return text(quotient.bigInteger) + " " + text(remainder.bigInteger)
        case "and": return text(try IntegerValue.and(left, right, &meter).bigInteger)
        case "or": return text(try IntegerValue.or(left, right, &meter).bigInteger)
        case "xor": return text(try IntegerValue.xor(left, right, &meter).bigInteger)
        case "truediv": return FloatHex.text(try IntegerValue.trueDivide(left, right, &meter))
        case "gcd": return text(try BigInteger.greatestCommonDivisor(a, b, &meter))
        case "lcm": return text(try BigInteger.leastCommonMultiple(a, b, &meter))
        case "cmp": return text(left.compare(to: right).signum())
        case "shl": return text(try IntegerValue.shiftLeft(left, right, &meter).bigInteger)
        case "shr": return text(try IntegerValue.shiftRight(left, right, &meter).bigInteger)
        case "hash": return text(left.hash)
        case "float": return FloatHex.text(try left.double())
        case "bits": return text(a.bitLength) + " " + text(a.bitCount)
        case "isqrt": return text(try a.squareRoot(&meter))
        case "pow": return text(try IntegerValue.power(left, right, &meter).bigInteger)
        case "powmod":
            return text(
                try IntegerValue.power(left, right, modulo: IntegerValue(integer(fields[2])), &meter).bigInteger)
        case "invert": return text(IntegerValue.invert(left).bigInteger)
        case "decimal":
            let digits = try left.digits(&meter)
            let back = try digits.withUnsafeBufferPointer { try IntegerParser.parse($0, &meter) }
            return back == left ? String(decoding: digits, as: UTF8.self) : "does not come back"
        case "digits":
            let radix = b.int ?? 0
            let digits = try left.digits(radix: radix, &meter)
            let back = try digits.withUnsafeBufferPointer { try IntegerParser.parse($0, base: radix, &meter) }
            return back == left ? String(decoding: digits, as: UTF8.self) : "does not come back"
        case "tobytes":
            let bytes = try a.bytes(
                count: b.int ?? 0, order: fields[2] == "1" ? .big : .little, signed: fields[3] == "1")
            return hex(bytes)
        case "frombytes":
            let bytes = unhex(fields[0])
            return bytes.withUnsafeBufferPointer {
                text(BigInteger(bytes: $0, order: fields[1] == "1" ? .big : .little, signed: fields[2] == "1"))
            }
        case "cmpfloat": return text(a.compare(to: try FloatHex.parse(fields[1])).map { $0.signum() } ?? 9)
        case "truncate": return text(try BigInteger(truncating: FloatHex.parse(fields[0])))
        case "factorial": return text(try BigInteger.factorial(a.int ?? 0, &meter))
        case "comb": return text(try BigInteger.combinations(of: a, taking: b, &meter))
        case "perm": return text(try BigInteger.permutations(of: a, taking: b.int ?? 0, &meter))
        default: return "unknown"
        }
    }

    static func hex(_ bytes: [UInt8]) -> String {
        if bytes.isEmpty { return "-" }
        return bytes.map { (byte: UInt8) in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    static func unhex(_ text: String) -> [UInt8] {
        if text == "-" { return [] }
        let digits = Array(text.utf8).compactMap { UInt8(String(UnicodeScalar($0)), radix: 16) }
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
