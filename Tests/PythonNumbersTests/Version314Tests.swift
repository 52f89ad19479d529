import Testing

@testable import PythonNumbers

/// What Python 3.14 does and the machine's older one doesn't, and what tables show better than random cases.
struct Version314Tests {
    @Test(
        arguments: [
            ("_._f", 123_456.123456, "123_456.123_456"),
            ("._f", 123_456.123456, "123456.123_456"),
            (".4_f", 123_456.123456, "123456.123_5"),
            (".4,f", 123_456.123456, "123456.123,5"),
            (",._", 123_456_789.123456789, "123,456,789.123_456_79"),
            (".,", 123_456_789.123456789, "123456789.123,456,79"),
            ("020._f", 1_234.5, "000000001234.500_000"),
            ("020,.4_f", 1_234.5, "00,000,001,234.500_0"),
            (".7_e", 1_234.5, "1.234_500_0e+03"),
        ] as [(String, Double, String)])
    func groupsFractions(spec: String, value: Double, expected: String) throws {
        let parsed = try FormatSpec(spec.unicodeScalars.map(\.value), for: .float, typeName: "float")
        #expect(FormatOracleTests.text(try NumberFormat.format(value, parsed)) == expected)
    }

    @Test(
        arguments: [
            (".,_f", "Cannot specify both ',' and '_'."),
            ("._,f", "Cannot specify both ',' and '_'."),
            (".f", "Format specifier missing precision"),
            (".,n", "Cannot specify ',' with 'n'."),
            ("99999999999999999999", "Too many decimal digits in format string"),
            (".99999999999999999999f", "Too many decimal digits in format string"),
            (".3000000000f", "precision too big"),
            ("q", "Unknown format code 'q' for object of type 'float'"),
            ("d", "Unknown format code 'd' for object of type 'float'"),
            ("\u{e9}", "Unknown format code '\\xe9' for object of type 'float'"),
            (",d", "Unknown format code 'd' for object of type 'float'"),
            (",s", "Cannot specify ',' with 's'."),
            ("10xyz", "Invalid format specifier '10xyz' for object of type 'float'"),
        ])
    func complains(spec: String, message: String) {
        #expect(throws: NumberError.value(message)) {
            let parsed = try FormatSpec(spec.unicodeScalars.map(\.value), for: .float, typeName: "float")
            _ = try NumberFormat.format(1.5, parsed)
        }
    }

    /// A real operand leaves the imaginary part alone.
    @Test func mixesRealAndComplex() throws {
        let value = ComplexValue(.infinity, -0.0)
        #expect((value + 1).imaginary.sign == .minus)
        #expect((value * 2).imaginary.sign == .minus)
        #expect((1 - ComplexValue(0, 0)).imaginary.sign == .minus)
        #expect(try ComplexValue.divide(ComplexValue(1, .infinity), 2) == ComplexValue(0.5, .infinity))
        #expect(throws: NumberError.divisionByZero) { try ComplexValue.divide(1, ComplexValue(0, 0)) }
        #expect(try ComplexValue.divide(1, ComplexValue(2, 0)) == ComplexValue(0.5, -0.0))
    }

    /// Infinities do not turn into nan in both parts.
    @Test func recoversInfinities() throws {
        let product = ComplexValue(1e300, 1) * ComplexValue(.nan, .infinity)
        #expect(product == ComplexValue(-.infinity, .infinity))
        #expect(try ComplexValue.divide(ComplexValue(.infinity, 0), ComplexValue(1, 1)).real == .infinity)
        #expect(try ComplexValue.divide(ComplexValue(1, 1), ComplexValue(.infinity, 0)) == ComplexValue(0, 0))
    }

    @Test(
        arguments: [
            ("0x_1f", 16, 31), ("0b101", 0, 5), ("  -0o17\n", 0, -15), ("1_000", 10, 1_000), ("00", 0, 0),
            ("z", 36, 35),
            ("0", 0, 0), ("0_0", 0, 0), ("+7", 10, 7), ("0xff", 16, 255), ("0b1", 16, 0xB1),
        ])
    func readsIntegers(text: String, base: Int, expected: Int) throws {
        var meter = WorkMeter.unlimited
        let value = try Array(text.utf8).withUnsafeBufferPointer { try IntegerParser.parse($0, base: base, &meter) }
        #expect(value == .small(expected))
    }

    @Test(arguments: ["", "-", "1__0", "_1", "1_", "0x", "012", "1 2", "0b2", "9\u{e9}", "- 1", "+-1", "0x_", "\0"])
    func refusesIntegers(text: String) {
        var meter = WorkMeter.unlimited
        #expect(throws: IntegerParser.Failure.invalidLiteral) {
            _ = try Array(text.utf8).withUnsafeBufferPointer { try IntegerParser.parse($0, base: 0, &meter) }
        }
    }

    /// Every byte string gets an answer from the parsers, and none of them traps.
    @Test func survivesNoise() {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array("0123456789.eE+-_xXpPjJ()naifty \t<>^=,%z#\u{7f}".utf8)
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator) ?? 0
            }
            var meter = WorkMeter(budget: 10_000)
            text.withUnsafeBufferPointer { buffer in
                _ = FloatParser.parse(buffer)
                _ = ComplexText.parse(buffer)
                _ = try? FloatHex.parse(buffer)
                for base in [0, 2, 10, 16, 36, 99, -1] { _ = try? IntegerParser.parse(buffer, base: base, &meter) }
            }
            for subject in [FormatSpec.Subject.integer, .float, .complex, .string] {
                guard let spec = try? FormatSpec(text.map(UInt32.init), for: subject, typeName: "x") else { continue }
                _ = try? NumberFormat.format(.small(-42), spec, maximumLength: 10_000, &meter)
                _ = try? NumberFormat.format(-1234.5, spec, maximumLength: 10_000)
                _ = try? NumberFormat.format(ComplexValue(-1.5, .nan), spec, maximumLength: 10_000)
                _ = try? StringFormat(spec, length: 5, maximumLength: 10_000)
            }
        }
    }
}
