import Testing

@testable import PythonNumbers

/// Format specifiers and printf-style conversions against CPython's.
struct FormatOracleTests {
    @Test(.enabled(if: Oracle.isAvailable), .timeLimit(.minutes(5)), arguments: [1, 20_26])
    func agrees(seed: Int) throws {
        let cases = Oracle.cases("formats", seed: seed, count: 3_000)
        #expect(cases.count > 20_000)
        var failures = 0
        for fields in cases where failures < 10 {
            guard fields.count == 4 else { continue }
            let answer = FloatOracleTests.answer { try Self.compute(fields[0], fields[1], fields[2]) }
            if answer != fields[3] {
                failures += 1
                Issue.record("\(fields.map { $0.prefix(200) }): \(answer.prefix(200))")
            }
        }
    }

    static func text(_ value: PaddedText) -> String {
        String(String.UnicodeScalarView(value.codePoints.compactMap(Unicode.Scalar.init)))
    }

    static func compute(_ name: String, _ value: String, _ spec: String) throws -> String {
        var meter = WorkMeter.unlimited
        let codes = spec.unicodeScalars.map(\.value)
        switch name {
        case "int":
            let spec = try FormatSpec(codes, for: .integer, typeName: "int")
            return text(
                try NumberFormat.format(IntegerValue(IntegerOracleTests.integer(value)), spec, &meter))
        case "float":
            let spec = try FormatSpec(codes, for: .float, typeName: "float")
            return text(try NumberFormat.format(FloatHex.parse(value), spec))
        case "complex":
            let spec = try FormatSpec(codes, for: .complex, typeName: "complex")
            return text(try NumberFormat.format(FloatOracleTests.complex(value), spec))
        case "str":
            let spec = try FormatSpec(codes, for: .string, typeName: "str")
            let format = try StringFormat(spec, length: value.unicodeScalars.count)
            let fill = String(Character(Unicode.Scalar(spec.fill) ?? " "))
            return String(repeating: fill, count: format.left) + value.prefix(format.taken)
                + String(repeating: fill, count: format.right)
        case "printfint":
            let (format, type) = printf(spec)
            return text(try format.integer(IntegerValue(IntegerOracleTests.integer(value)), type: type, &meter))
        case "printffloat":
            let (format, type) = printf(spec)
            return text(try format.float(FloatHex.parse(value), type: type))
        case "printfchar":
            return text(try printf(spec).0.character(IntegerValue(IntegerOracleTests.integer(value))))
        default: return "unknown"
        }
    }

    private static func printf(_ spec: String) -> (PrintfFormat, UInt8) {
        var format = PrintfFormat()
        var rest = spec.utf8.dropFirst()
        while let flag = rest.first, "#0- +".utf8.contains(flag) {
            switch UnicodeScalar(flag) {
            case "#": format.alternate = true
            case "0": format.zeroPadded = true
            case "-": format.leftAligned = true
            case " ": format.space = true
            default: format.plus = true
            }
            rest = rest.dropFirst()
        }
        let type = rest.last ?? 0
        let parts = String(Substring(rest.dropLast())).split(separator: ".", omittingEmptySubsequences: false)
        format.width = parts.first.flatMap { Int($0) } ?? 0
        if parts.count > 1 { format.precision = Int(parts[1]) ?? 0 }
        return (format, type)
    }
}
