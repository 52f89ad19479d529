extension BigInteger {
    /// The order of bytes in a representation.
    package enum ByteOrder: Sendable {
        /// The least significant byte first.
        case little
        /// The most significant byte first.
        case big
    }

    /// The value of bytes: Python's `int.from_bytes`.
    package init(bytes: UnsafeBufferPointer<UInt8>, order: ByteOrder, signed: Bool) {
        let count = bytes.count
        let top = count == 0 ? 0 : order == .little ? bytes[count - 1] : bytes[0]
        let negative = signed && top & 0x80 != 0
        var limbs = [UInt64](repeating: negative ? .max : 0, count: (count + 7) / 8)
        for index in 0..<count {
            let byte = UInt64(order == .little ? bytes[index] : bytes[count - 1 - index])
            let offset = UInt64(index % 8 * 8)
            limbs[index / 8] = (limbs[index / 8] & ~(0xFF &<< offset)) | (byte &<< offset)
        }
        if negative {
            // The magnitude is the two's complement of what was read; all zeros means 2^bits.
            var carry: UInt64 = 1
            for index in limbs.indices {
                let (sum, overflow) = (~limbs[index]).addingReportingOverflow(carry)
                limbs[index] = sum
                carry = overflow ? 1 : 0
            }
            if carry == 1 { limbs.append(1) }
        }
        self.init(isNegative: negative, limbs: limbs)
    }

    /// The value as so many bytes: Python's `int.to_bytes`. The caller has asked whether the length is acceptable.
    package func bytes(count: Int, order: ByteOrder, signed: Bool) throws(NumberError) -> [UInt8] {
        guard count >= 0 else { throw .value("length argument must be non-negative") }
        if isNegative, !signed { throw .overflow("can't convert negative int to unsigned") }
        // A signed value needs a bit more, except the most negative one of a length.
        let exactPower = isNegative && trailingZeroBitCount == bitLength - 1
        let bits = signed && !isZero && !exactPower ? bitLength + 1 : bitLength
        guard (bits + 7) / 8 <= count else { throw .overflow("int too big to convert") }
        let mask: UInt8 = isNegative ? 0xFF : 0
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            var carry: UInt16 = isNegative ? 1 : 0
            for index in 0..<count {
                let limb = index / 8 < limbs.count ? limbs[index / 8] : 0
                let byte = UInt8(truncatingIfNeeded: limb &>> UInt64(index % 8 * 8)) ^ mask
                let sum = UInt16(byte) + carry
                carry = sum >> 8
                buffer[order == .little ? index : count - 1 - index] = UInt8(truncatingIfNeeded: sum)
            }
            initialized = count
        }
    }
}
