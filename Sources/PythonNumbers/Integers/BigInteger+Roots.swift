extension BigInteger {
    /// The largest integer whose square is not above this one: Python's `math.isqrt`.
    package func squareRoot(_ meter: inout WorkMeter) throws(NumberError) -> BigInteger {
        guard !isNegative else { throw .value("isqrt() argument must be nonnegative") }
        if let small = uint64 { return BigInteger(Self.squareRoot(small)) }
        // Newton's iteration doubles the number of good bits each time: first the root of the upper quarter, exactly,
        // and one step on each doubling up to the whole.
        let pairs = (bitLength + 1) / 2
        var precisions: [Int] = []
        var precision = pairs
        while precision > 32 {
            precisions.append(precision)
            precision = precision / 2 + 1
        }
        var root = BigInteger(Self.squareRoot(truncated(shiftedRightBy: 2 * (pairs - precision)).uint64 ?? .max))
        for next in precisions.reversed() {
            try meter.charge(limbs.count)
            let value = truncated(shiftedRightBy: 2 * (pairs - next))
            let estimate = try (root + .one).shiftedLeft(by: next - precision)
            let quotient = try value.divided(by: estimate, &meter).quotient
            root = (estimate + quotient).truncated(shiftedRightBy: 1)
            // From above, the step lands at most a little too high.
            while try root.squared(&meter) > value { root = root - .one }
            precision = next
        }
        return root
    }

    static func squareRoot(_ value: UInt64) -> UInt64 {
        var root = UInt64(Double(value).squareRoot())
        root = min(root, 0xFFFF_FFFF)
        while root * root > value { root -= 1 }
        while root < 0xFFFF_FFFF, (root + 1) * (root + 1) <= value { root += 1 }
        return root
    }

    /// The greatest common divisor, which is not negative.
    package static func greatestCommonDivisor(
        _ left: BigInteger, _ right: BigInteger, _ meter: inout WorkMeter
    ) throws(NumberError) -> BigInteger {
        var (a, b) = (left.magnitude, right.magnitude)
        if a < b { swap(&a, &b) }
        while b.limbs.count > 1 {
            guard a.bitLength - b.bitLength < 32, let next = try lehmerStep(a, b, &meter) else {
                let remainder = try a.modulo(b, &meter)
                (a, b) = (b, remainder)
                continue
            }
            (a, b) = next
        }
        guard let small = b.uint64, small != 0 else { return a }
        var (x, y) = (small, try a.modulo(b, &meter).uint64 ?? 0)
        while y != 0 { (x, y) = (y, x % y) }
        return BigInteger(x)
    }

    /// The least common multiple, which is not negative.
    package static func leastCommonMultiple(
        _ left: BigInteger, _ right: BigInteger, _ meter: inout WorkMeter
    ) throws(NumberError) -> BigInteger {
        if left.isZero || right.isZero { return .zero }
        let divisor = try greatestCommonDivisor(left, right, &meter)
        return try left.magnitude.divided(by: divisor, &meter).quotient.multiplied(by: right.magnitude, &meter)
    }

    /// Many steps of Euclid's algorithm at once, worked out on the leading 62 bits (Lehmer). Nil when these do not
    /// settle even one quotient.
    private static func lehmerStep(
        _ a: BigInteger, _ b: BigInteger, _ meter: inout WorkMeter
    ) throws(NumberError) -> (BigInteger, BigInteger)? {
        let shift = a.bitLength - 62
        var x = Int(truncatingIfNeeded: a.leadingBits(from: shift))
        var y = Int(truncatingIfNeeded: b.leadingBits(from: shift))
        var (p, q, r, s) = (1, 0, 0, 1)
        while y &+ r != 0, y &+ s != 0 {
            let quotient = (x &+ p) / (y &+ r)
            guard quotient == (x &+ q) / (y &+ s) else { break }
            (p, r) = (r, p &- quotient &* r)
            (q, s) = (s, q &- quotient &* s)
            (x, y) = (y, x &- quotient &* y)
        }
        guard q != 0 else { return nil }
        try meter.charge(4 * a.limbs.count)
        return (linear(a, p, b, q), linear(a, r, b, s))
    }

    /// a p + b q, where p and q have opposite signs and the sum is not negative.
    private static func linear(_ a: BigInteger, _ p: Int, _ b: BigInteger, _ q: Int) -> BigInteger {
        let (long, plus, short, minus) = p > 0 || q < 0 ? (a, p, b, q) : (b, q, a, p)
        let count = max(long.limbs.count, short.limbs.count)
        var limbs = [UInt64](repeating: 0, count: count + 1)
        limbs[long.limbs.count] = LimbRows.multiply(
            &limbs, long.limbs, long.limbs.count, by: UInt64(plus.magnitude))
        limbs.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            let borrow = LimbRows.subtractProduct(
                base, short.limbs, short.limbs.count, by: UInt64(minus.magnitude))
            _ = LimbArithmetic.decrement(
                base + short.limbs.count, count + 1 - short.limbs.count, by: borrow)
        }
        return BigInteger(isNegative: false, limbs: limbs)
    }

    /// 64 bits of the magnitude from a bit upwards.
    func leadingBits(from bit: Int) -> UInt64 {
        let index = bit / 64
        let offset = UInt64(bit % 64)
        let low = index < limbs.count ? limbs[index] : 0
        let high = index + 1 < limbs.count ? limbs[index + 1] : 0
        return offset == 0 ? low : (low &>> offset) | (high &<< (64 &- offset))
    }
}
