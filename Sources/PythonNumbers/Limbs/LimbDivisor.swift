/// A one-limb divisor with its reciprocal, so that dividing two limbs by it costs two multiplications instead of a
/// hardware division (Möller and Granlund, "Improved division by invariant integers", 2011, algorithm 4).
package struct LimbDivisor: Sendable {
    /// Leading zero bits of the divisor; the caller shifts numerators left by as much.
    package let shift: Int
    @usableFromInline let normalized: UInt64
    @usableFromInline let reciprocal: UInt64

    /// Prepares a divisor, which is not zero.
    package init(_ divisor: UInt64) {
        precondition(divisor != 0)
        shift = divisor.leadingZeroBitCount
        normalized = divisor &<< UInt64(shift)
        reciprocal = Self.reciprocal(of: normalized)
    }

    /// floor((2^128 - 1) / divisor) - 2^64, of a divisor whose top bit is set.
    static func reciprocal(of normalized: UInt64) -> UInt64 {
        // The high half is below the divisor because the divisor's top bit is set, so the quotient fits.
        normalized.dividingFullWidth((~normalized, .max)).quotient
    }

    /// Divides `high * 2^64 + low`, shifted as the divisor, where high is below the shifted divisor. The remainder is
    /// shifted as well.
    @inlinable
    @inline(__always)
    package func divide(_ high: UInt64, _ low: UInt64) -> (quotient: UInt64, remainder: UInt64) {
        let product = reciprocal.multipliedFullWidth(by: high)
        let (fraction, carry) = product.low.addingReportingOverflow(low)
        var quotient = product.high &+ high &+ (carry ? 1 : 0) &+ 1
        var remainder = low &- quotient &* normalized
        if remainder > fraction {
            quotient &-= 1
            remainder = remainder &+ normalized
        }
        if _slowPath(remainder >= normalized) {
            quotient &+= 1
            remainder = remainder &- normalized
        }
        return (quotient, remainder)
    }
}

/// A two-limb divisor with its reciprocal: the estimator of quotient limbs in long division (the same paper's
/// algorithms 5 and 6).
struct TwoLimbDivisor {
    let high: UInt64
    let low: UInt64
    let reciprocal: UInt64

    /// The two top limbs of a divisor whose top bit is set.
    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
        var value = LimbDivisor.reciprocal(of: high)
        var check = high &* value &+ low
        if check < low {
            value &-= 1
            if check >= high {
                value &-= 1
                check = check &- high
            }
            check = check &- high
        }
        let product = value.multipliedFullWidth(by: low)
        check = check &+ product.high
        if check < product.high {
            value &-= 1
            if check > high || (check == high && product.low >= low) { value &-= 1 }
        }
        reciprocal = value
    }

    /// The quotient of three limbs whose upper two are below the divisor.
    @inline(__always)
    func quotient(_ top: UInt64, _ middle: UInt64, _ bottom: UInt64) -> UInt64 {
        let product = reciprocal.multipliedFullWidth(by: top)
        let (fraction, carry) = product.low.addingReportingOverflow(middle)
        var quotient = product.high &+ top &+ (carry ? 1 : 0)
        let partial = middle &- quotient &* high
        let lower = low.multipliedFullWidth(by: quotient)
        let divisor = UInt128(high) &<< 64 | UInt128(low)
        var remainder = (UInt128(partial) &<< 64 | UInt128(bottom))
        remainder = remainder &- (UInt128(lower.high) &<< 64 | UInt128(lower.low)) &- divisor
        quotient &+= 1
        if UInt64(truncatingIfNeeded: remainder &>> 64) >= fraction {
            quotient &-= 1
            remainder = remainder &+ divisor
        }
        if _slowPath(remainder >= divisor) { quotient &+= 1 }
        return quotient
    }
}
