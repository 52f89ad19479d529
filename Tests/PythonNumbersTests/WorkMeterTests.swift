import Testing

@testable import PythonNumbers

/// Hostile sizes: what the meter stops, and what is refused before anything is computed.
struct WorkMeterTests {
    static let wide = BigInteger(isNegative: false, limbs: [UInt64](repeating: 0x0123_4567_89AB_CDEF, count: 200_000))

    static let odd = BigInteger(
        isNegative: false, limbs: (0..<200_000).map { 0x9E37_79B9_7F4A_7C15 &* UInt64($0) | 1 })

    /// Operations that would take minutes stop within a budget of a few milliseconds.
    @Test(.timeLimit(.minutes(1)), arguments: Hostile.allCases)
    func stops(operation: Hostile) throws {
        var meter = WorkMeter(budget: 2_000_000)
        let clock = ContinuousClock()
        var failure: NumberError?
        let time = clock.measure {
            do throws(NumberError) { try operation.run(&meter) } catch { failure = error }
        }
        #expect(failure == .workExhausted)
        #expect(meter.budget == 0)
        #expect(time < .seconds(5))
    }

    enum Hostile: CaseIterable {
        case multiply, square, divide, decimal, parse, power, powerModulo, squareRoot, factorial, commonDivisor, inverse
        case combinations

        func run(_ meter: inout WorkMeter) throws(NumberError) {
            let wide = WorkMeterTests.wide
            let other = wide + .one
            switch self {
            case .multiply: _ = try wide.multiplied(by: other, &meter)
            case .square: _ = try wide.squared(&meter)
            case .divide:
                _ = try wide.divided(by: wide.truncated(shiftedRightBy: 64 * 100_000), &meter)
            case .decimal: _ = try IntegerText.digits(wide, &meter)
            case .parse:
                _ = try IntegerParser.magnitude(digits: [UInt8](repeating: 7, count: 3_000_000), radix: 10, &meter)
            case .power: _ = try BigInteger(3).power(10_000_000, &meter)
            case .powerModulo: _ = try BigInteger(3).power(wide, modulo: other, &meter)
            case .squareRoot: _ = try wide.squareRoot(&meter)
            case .factorial: _ = try BigInteger.factorial(3_000_000, &meter)
            case .commonDivisor: _ = try BigInteger.greatestCommonDivisor(wide, WorkMeterTests.odd, &meter)
            case .inverse: _ = try wide.inverse(modulo: WorkMeterTests.odd, &meter)
            case .combinations: _ = try BigInteger.combinations(of: wide, taking: BigInteger(100_000), &meter)
            }
        }
    }

    @Test func refusesWhatIsTooLarge() {
        var meter = WorkMeter.unlimited
        #expect(throws: NumberError.tooLarge) { _ = try BigInteger(10).power(.max, &meter) }
        #expect(throws: NumberError.tooLarge) { _ = try BigInteger(2).power(1 << 40, &meter) }
        #expect(throws: NumberError.tooLarge) { _ = try BigInteger.one.shiftedLeft(by: .max) }
        #expect(throws: NumberError.tooLarge) { _ = try BigInteger.factorial(.max, &meter) }
        #expect(throws: NumberError.overflow("too many digits in integer")) {
            _ = try IntegerValue.shiftLeft(.small(1), IntegerValue(Self.wide), &meter)
        }
        #expect(throws: NumberError.tooLarge) {
            _ = try IntegerValue.power(.small(2), IntegerValue(Self.wide), &meter)
        }
    }

    @Test func estimatesBoundWhatComes() throws {
        var meter = WorkMeter.unlimited
        for (base, exponent) in [(2, 10), (3, 1_000), (10, 777), (Int.max, 50), (-7, 3)] {
            let value = try BigInteger(base).power(exponent, &meter)
            #expect(value.limbCount <= IntegerSize.power(bitLength: BigInteger(base).bitLength, exponent: exponent))
            for radix in 2...36 {
                let digits = try IntegerText.digits(value.magnitude, radix: radix, &meter)
                let estimate = IntegerSize.digits(bitLength: value.bitLength, radix: radix)
                #expect(digits.count <= estimate && estimate <= digits.count + digits.count / 1_000 + 3)
                #expect(value.limbCount <= IntegerSize.limbs(digits: digits.count, radix: radix))
            }
        }
        for value in [0, 1, 2, 20, 100, 1_000] {
            let product = try BigInteger.factorial(value, &meter)
            #expect(product.limbCount <= IntegerSize.factorial(value))
        }
        #expect(IntegerSize.power(bitLength: .max, exponent: .max) == .max)
        #expect(IntegerSize.sum(.max, .max) == .max)
        #expect(IntegerSize.product(.max, .max) == .max)
        #expect(IntegerSize.shiftedLeft(.max, by: .max) == .max)
        #expect(IntegerSize.limbs(digits: .max, radix: 10) == .max)
        #expect(IntegerSize.digits(bitLength: .max, radix: 3) > 0)
        #expect(IntegerSize.factorial(.max) == .max)
    }

    /// A wide field or a precision costs nothing when the caller doesn't want it.
    @Test func refusesLongText() throws {
        var meter = WorkMeter.unlimited
        for text in ["9000000000000000000", "2000000000.2f", ".2000000000f", ".2000000000e", "#.2000000000g"] {
            let codes = text.unicodeScalars.map(\.value)
            let spec = try FormatSpec(codes, for: .float, typeName: "float")
            #expect(throws: NumberError.tooLarge) { try NumberFormat.format(1.5, spec, maximumLength: 1_000_000) }
            #expect(throws: NumberError.tooLarge) {
                try NumberFormat.format(ComplexValue(1, 2), spec, maximumLength: 1_000_000)
            }
        }
        let spec = try FormatSpec("08,d".unicodeScalars.map(\.value), for: .integer, typeName: "int")
        #expect(throws: NumberError.tooLarge) {
            try NumberFormat.format(IntegerValue(Self.wide), spec, maximumLength: 1_000_000, &meter)
        }
        var printf = PrintfFormat()
        printf.precision = 1 << 30
        #expect(throws: NumberError.tooLarge) { try printf.float(1, type: UInt8(ascii: "f"), maximumLength: 1 << 20) }
        #expect(throws: NumberError.tooLarge) {
            try printf.integer(.small(1), type: UInt8(ascii: "d"), maximumLength: 1 << 20, &meter)
        }
        printf.width = .max
        #expect(throws: NumberError.tooLarge) { try printf.character(0x41, maximumLength: 1 << 20) }
    }

    @Test func limitsDigits() throws {
        var meter = WorkMeter.unlimited
        let edge = try BigInteger(10).power(4_300, &meter)
        let value = IntegerValue(edge - .one)
        #expect(try value.digits(maximumDigits: 4_300, &meter).count == 4_300)
        #expect(throws: NumberError.tooManyDigits(maximum: 4_300)) {
            try IntegerValue(edge).digits(maximumDigits: 4_300, &meter)
        }
        #expect(throws: NumberError.tooManyDigits(maximum: 4_300)) {
            try IntegerValue(Self.wide).digits(maximumDigits: 4_300, &meter)
        }
        let text = [UInt8](repeating: UInt8(ascii: "9"), count: 4_301)
        #expect(throws: IntegerParser.Failure.tooManyDigits(count: 4_301, maximum: 4_300)) {
            try text.withUnsafeBufferPointer { buffer throws(IntegerParser.Failure) in
                try IntegerParser.parse(buffer, maximumDigits: 4_300, &meter)
            }
        }
    }
}
