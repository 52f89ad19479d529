extension BigInteger {
    /// The value times 2^bits. The caller has asked `IntegerSize` whether that is a good idea.
    package func shiftedLeft(by bits: Int) throws(NumberError) -> BigInteger {
        guard bits > 0, !isZero else { return self }
        let (count, overflow) = (limbs.count + 1).addingReportingOverflow(bits / 64)
        guard !overflow, count <= IntegerSize.maximumLimbs else { throw .tooLarge }
        let whole = bits / 64
        let shifted = [UInt64](unsafeUninitializedCapacity: count) { buffer, initialized in
            guard let output = buffer.baseAddress else { return }
            output.initialize(repeating: 0, count: whole)
            let top = LimbArithmetic.shiftLeft(output + whole, limbs, limbs.count, by: bits % 64)
            output[count - 1] = top
            initialized = top == 0 ? count - 1 : count
        }
        return BigInteger(isNegative: isNegative, limbs: shifted)
    }

    /// The value divided by 2^bits, rounded down.
    package func shiftedRight(by bits: Int) -> BigInteger {
        guard bits > 0, !isZero else { return self }
        let shifted = truncated(shiftedRightBy: bits)
        // Rounding down moves a negative value away from zero when bits were lost.
        return isNegative && hasOnes(below: bits) ? shifted - .one : shifted
    }

    /// The value divided by 2^bits, rounded towards zero.
    package func truncated(shiftedRightBy bits: Int) -> BigInteger {
        let whole = bits / 64
        guard whole < limbs.count else { return .zero }
        let count = limbs.count - whole
        let shifted = [UInt64](unsafeUninitializedCapacity: count) { buffer, initialized in
            guard let output = buffer.baseAddress else { return }
            limbs.withUnsafeBufferPointer { input in
                guard let base = input.baseAddress else { return }
                LimbArithmetic.shiftRight(output, base + whole, count, by: bits % 64)
            }
            initialized = count
        }
        return BigInteger(isNegative: isNegative, limbs: shifted)
    }

    /// Whether any of the magnitude's lowest bits is set.
    package func hasOnes(below bits: Int) -> Bool { !isZero && trailingZeroBitCount < bits }

    /// Whether a bit of the magnitude is set.
    package func hasBit(_ bit: Int) -> Bool {
        let index = bit / 64
        return index < limbs.count && limbs[index] &>> UInt64(bit % 64) & 1 == 1
    }
}
