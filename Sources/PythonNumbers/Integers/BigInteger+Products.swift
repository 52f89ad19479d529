extension BigInteger {
    /// The product.
    package func multiplied(by other: BigInteger, _ meter: inout WorkMeter) throws(NumberError) -> BigInteger {
        if isZero || other.isZero { return .zero }
        let count = limbs.count + other.limbs.count
        guard count <= IntegerSize.maximumLimbs else { throw .tooLarge }
        if limbs.count == 1 { return try other.multiplied(by: limbs[0], isNegative: isNegative, &meter) }
        if other.limbs.count == 1 {
            return try multiplied(by: other.limbs[0], isNegative: other.isNegative, &meter)
        }
        // Refuse hopeless work before memory is touched for it.
        try meter.charge(count / 8)
        var output = [UInt64](repeating: 0, count: count)
        try LimbProducts.multiply(&output, limbs, limbs.count, other.limbs, other.limbs.count, &meter)
        return BigInteger(isNegative: isNegative != other.isNegative, limbs: output)
    }

    /// The square.
    package func squared(_ meter: inout WorkMeter) throws(NumberError) -> BigInteger {
        try multiplied(by: self, &meter)
    }

    private func multiplied(
        by factor: UInt64, isNegative other: Bool, _ meter: inout WorkMeter
    ) throws(NumberError) -> BigInteger {
        try meter.charge(limbs.count)
        let product = [UInt64](unsafeUninitializedCapacity: limbs.count + 1) { buffer, count in
            guard let output = buffer.baseAddress else { return }
            let top = LimbRows.multiply(output, limbs, limbs.count, by: factor)
            output[limbs.count] = top
            count = top == 0 ? limbs.count : limbs.count + 1
        }
        return BigInteger(isNegative: isNegative != other, limbs: product)
    }
}
