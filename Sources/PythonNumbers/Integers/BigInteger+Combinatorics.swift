extension BigInteger {
    /// The factorial of a number that is not negative. The caller has asked `IntegerSize`.
    package static func factorial(_ value: Int, _ meter: inout WorkMeter) throws(NumberError) -> BigInteger {
        guard value >= 0 else { throw .value("factorial() not defined for negative values") }
        guard IntegerSize.factorial(value) <= 2 * IntegerSize.maximumLimbs else { throw .tooLarge }
        let product = try oddProduct(2, value, &meter)
        return try product.shiftedLeft(by: value - value.nonzeroBitCount)
    }

    /// The number of ordered selections: `math.perm`.
    package static func permutations(
        of total: BigInteger, taking count: Int, _ meter: inout WorkMeter
    ) throws(NumberError) -> BigInteger {
        guard !total.isNegative else { throw .value("n must be a non-negative integer") }
        guard count >= 0 else { throw .value("k must be a non-negative integer") }
        if BigInteger(count) > total { return .zero }
        if count == 0 { return .one }
        return try falling(total, 0, count, &meter)
    }

    /// The number of selections without order: `math.comb`.
    package static func combinations(
        of total: BigInteger, taking count: BigInteger, _ meter: inout WorkMeter
    ) throws(NumberError) -> BigInteger {
        guard !total.isNegative else { throw .value("n must be a non-negative integer") }
        guard !count.isNegative else { throw .value("k must be a non-negative integer") }
        if count > total { return .zero }
        let rest = total - count
        let fewest = count < rest ? count : rest
        guard let few = fewest.int else { throw .overflow("min(n - k, k) must not exceed 9223372036854775807") }
        if few == 0 { return .one }
        let ordered = try falling(total, 0, few, &meter)
        return try ordered.divided(by: factorial(few, &meter), &meter).quotient
    }

    /// total - start, times the next lower number, down to total - end + 1.
    private static func falling(
        _ total: BigInteger, _ start: Int, _ end: Int, _ meter: inout WorkMeter
    ) throws(NumberError) -> BigInteger {
        try meter.charge(end - start)
        if end - start == 1 { return total - BigInteger(start) }
        if let top = total.int, end - start <= 24 {
            return try product(of: (start..<end).map { UInt64(top - $0) }, &meter)
        }
        let middle = start + (end - start) / 2
        return try falling(total, start, middle, &meter).multiplied(by: falling(total, middle, end, &meter), &meter)
    }

    /// The product of the odd parts of all numbers in a closed range.
    private static func oddProduct(_ first: Int, _ last: Int, _ meter: inout WorkMeter) throws(NumberError)
        -> BigInteger
    {
        guard first <= last else { return .one }
        try meter.charge(last - first)
        if last - first < 64 {
            return try product(of: (first...last).map { UInt64($0) >> UInt64($0.trailingZeroBitCount) }, &meter)
        }
        let middle = first + (last - first) / 2
        return try oddProduct(first, middle, &meter).multiplied(by: oddProduct(middle + 1, last, &meter), &meter)
    }

    private static func product(of factors: [UInt64], _ meter: inout WorkMeter) throws(NumberError) -> BigInteger {
        try meter.charge(factors.count)
        var limbs: [UInt64] = [1]
        limbs.reserveCapacity(factors.count + 1)
        var pending: UInt64 = 1
        for factor in factors {
            let (product, overflow) = pending.multipliedReportingOverflow(by: factor)
            guard overflow else {
                pending = product
                continue
            }
            let count = limbs.count
            let top = LimbRows.scale(&limbs, count, by: pending)
            if top != 0 { limbs.append(top) }
            pending = factor
        }
        let count = limbs.count
        let top = LimbRows.scale(&limbs, count, by: pending)
        if top != 0 { limbs.append(top) }
        return BigInteger(isNegative: false, limbs: limbs)
    }
}
