import Testing

@testable import PythonNumbers

/// The limb routines under the integers, by identities that need no other interpreter.
struct LimbTests {
    /// Numbers whose limbs are all zeros, all ones or random, which find carries that random limbs never make.
    static func number(_ limbs: Int, _ generator: inout some RandomNumberGenerator) -> BigInteger {
        let limbs = (0..<limbs).map { _ -> UInt64 in
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: 0
            case 1: .max
            default: .random(in: .min ... .max, using: &generator)
            }
        }
        return BigInteger(isNegative: Bool.random(using: &generator), limbs: limbs)
    }

    struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed &>> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed &>> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed &>> 31)
        }
    }

    /// Sizes around every threshold, equal and unequal.
    @Test(arguments: [1, 2, 35, 36, 37, 55, 56, 57, 63, 64, 65, 71, 73, 127, 128, 129, 200, 301])
    func dividesWhatItMultiplied(size: Int) throws {
        var generator = Generator(state: UInt64(size))
        var meter = WorkMeter.unlimited
        for other in [1, 2, 3, size / 2, size - 1, size, size + 1, 2 * size + 1] where other > 0 {
            for _ in 0..<4 {
                let a = Self.number(size, &generator)
                let b = Self.number(other, &generator)
                let product = try a.multiplied(by: b, &meter)
                // (a + 1) b = a b + b, by other routes through the multiplication.
                #expect(try (a + .one).multiplied(by: b, &meter) == product + b)
                #expect(try b.multiplied(by: a, &meter) == product)
                if !b.isZero {
                    let rest = b - (b.isNegative ? -.one : .one)
                    let (quotient, remainder) = try (product + rest).dividedFloor(by: b, &meter)
                    #expect(quotient == a && remainder == rest)
                    #expect(try (product + rest).modulo(b, &meter) == rest)
                }
                let square = try a.squared(&meter)
                let copy = BigInteger(isNegative: a.isNegative, limbs: a.limbs + [0])
                #expect(try a.multiplied(by: copy + .one, &meter) == square + a)
                #expect(try square.squareRoot(&meter) == a.magnitude)
            }
        }
    }

    @Test func agreesInOtherMemory() throws {
        var generator = Generator(state: 5)
        var meter = WorkMeter.unlimited
        let output = UnsafeMutablePointer<UInt64>.allocate(capacity: 200)
        defer { output.deallocate() }
        func value(_ written: LimbSpan.Written) -> BigInteger {
            BigInteger(LimbSpan(output, count: written.count, isNegative: written.isNegative))
        }
        for _ in 0..<2_000 {
            let a = Self.number(Int.random(in: 0...60, using: &generator), &generator)
            let b = Self.number(Int.random(in: 0...60, using: &generator), &generator)
            try a.withSpan { (x) throws(NumberError) in
                try b.withSpan { (y) throws(NumberError) in
                    #expect(value(LimbSpan.add(x, y, to: output)) == a + b)
                    #expect(value(LimbSpan.subtract(x, y, to: output)) == a - b)
                    let product = try a.multiplied(by: b, &meter)
                    #expect(value(try LimbSpan.multiply(x, y, to: output, &meter)) == product)
                    #expect(LimbSpan.compare(x, y).signum() == a.compare(to: b).signum())
                }
            }
        }
        for small in [0, 1, -1, Int.max, Int.min, 42] {
            try LimbSpan.with(small) { (x) throws(NumberError) in
                let written = LimbSpan.add(x, x, to: output)
                #expect(value(written) == BigInteger(small) + BigInteger(small))
                let same = LimbSpan.subtract(x, LimbSpan(output, count: 0, isNegative: false), to: output)
                #expect(same.small(output) == small)
            }
        }
    }
}
