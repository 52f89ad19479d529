/// Hashes of numbers as CPython on 64 bits computes them: equal numbers of different types hash alike, because all of
/// them reduce the exact value modulo the prime 2^61 - 1.
package enum NumberHash {
    /// The prime.
    @usableFromInline static let modulus: UInt64 = (1 << 61) - 1
    /// The hash of an infinity.
    package static let infinity = 314_159
    /// What multiplies the hash of an imaginary part.
    static let imaginaryFactor: UInt64 = 1_000_003

    /// The hash of an integer that is held inline.
    @inlinable
    package static func ofInteger(_ value: Int) -> Int {
        let reduced = Int(truncatingIfNeeded: value.magnitude % UInt(modulus))
        let signed = value < 0 ? -reduced : reduced
        return signed == -1 ? -2 : signed
    }

    /// The hash of an integer by its limbs.
    package static func ofInteger(limbs: [UInt64], isNegative: Bool) -> Int {
        limbs.withUnsafeBufferPointer { ofInteger($0, isNegative: isNegative) }
    }

    /// The hash of an integer by its limbs.
    package static func ofInteger(_ limbs: UnsafeBufferPointer<UInt64>, isNegative: Bool) -> Int {
        var hash: UInt64 = 0
        for limb in limbs.reversed() {
            // 2^64 is 8 modulo 2^61 - 1, and multiplying by 8 rotates the 61 bits by three.
            hash = ((hash &<< 3) & modulus) | (hash &>> 58)
            hash = hash &+ (limb & modulus) &+ (limb &>> 61)
            hash = (hash & modulus) &+ (hash &>> 61)
            if hash >= modulus { hash &-= modulus }
        }
        let signed = isNegative ? -Int(hash) : Int(hash)
        return signed == -1 ? -2 : signed
    }

    /// The hash of a float; nil for nan, which hashes by identity.
    package static func ofDouble(_ value: Double) -> Int? {
        if value.isNaN { return nil }
        if value.isInfinite { return value < 0 ? -infinity : infinity }
        if let exact = Int(exactly: value) { return ofInteger(exact) }
        let parts = DoubleParts(value)
        // The significand times a power of two is a rotation, and the exponent counts modulo 61.
        let exponent = ((parts.exponent % 61) + 61) % 61
        let bits = UInt64(exponent)
        var hash = parts.significand
        hash = ((hash &<< bits) & modulus) | (bits == 0 ? 0 : hash &>> (61 &- bits))
        if hash == modulus { hash = 0 }
        let signed = value < 0 ? -Int(hash) : Int(hash)
        return signed == -1 ? -2 : signed
    }

    /// The hash of a complex number from those of its parts.
    package static func ofComplex(real: Int, imaginary: Int) -> Int {
        let sum = UInt64(bitPattern: Int64(real)) &+ imaginaryFactor &* UInt64(bitPattern: Int64(imaginary))
        let signed = Int(Int64(bitPattern: sum))
        return signed == -1 ? -2 : signed
    }
}
