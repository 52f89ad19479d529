extension TreeDump {
    mutating func constant(_ constant: Constant) {
        switch constant {
        case .none: write("None")
        case .true: write("True")
        case .false: write("False")
        case .ellipsis: write("Ellipsis")
        case .integer(let integer): write(Self.decimal(integer))
        case .float(let value): write(Self.float(value))
        case .imaginary(let value):
            var text = Self.float(value)
            if text.hasSuffix(".0") { text.removeLast(2) }
            write(text + "j")
        case .string(let text): string(text.bytes)
        case .bytes(let bytes): self.bytes(bytes)
        }
    }

    /// Python's `repr` of a string in WTF-8.
    mutating func string(_ bytes: [UInt8]) {
        let quote: UInt8 = bytes.contains(39) && !bytes.contains(34) ? 34 : 39
        text.append(quote)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                ascii(byte, quote: quote)
                index += 1
                continue
            }
            let count = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            let end = min(index + count, bytes.count)
            var value = UInt32(byte) & (count == 2 ? 0x1F : count == 3 ? 0x0F : 0x07)
            for continuation in bytes[(index + 1)..<end] { value = value << 6 | UInt32(continuation & 0x3F) }
            if let scalar = Unicode.Scalar(value), CharacterNames.isPrintable(scalar) {
                text.append(contentsOf: bytes[index..<end])
            } else if value < 0x100 {
                write("\\x" + Self.hexadecimal(value, 2))
            } else {
                write(value < 0x1_0000 ? "\\u" + Self.hexadecimal(value, 4) : "\\U" + Self.hexadecimal(value, 8))
            }
            index = end
        }
        text.append(quote)
    }

    private mutating func bytes(_ bytes: [UInt8]) {
        let quote: UInt8 = bytes.contains(39) && !bytes.contains(34) ? 34 : 39
        write("b")
        text.append(quote)
        for byte in bytes {
            if byte < 0x80 {
                ascii(byte, quote: quote)
            } else {
                write("\\x" + Self.hexadecimal(UInt32(byte), 2))
            }
        }
        text.append(quote)
    }

    private mutating func ascii(_ byte: UInt8, quote: UInt8) {
        switch byte {
        case quote, 92:
            text.append(92)
            text.append(byte)
        case 9: write("\\t")
        case 10: write("\\n")
        case 13: write("\\r")
        case ..<32, 127: write("\\x" + Self.hexadecimal(UInt32(byte), 2))
        default: text.append(byte)
        }
    }

    private static func hexadecimal(_ value: UInt32, _ width: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// Decimal digits of an integer of any size: the slow way, which is enough for tests.
    static func decimal(_ integer: IntegerLiteral) -> String {
        if let small = integer.small { return String(small) }
        if integer.radix == 10 { return String(decoding: integer.digits, as: UTF8.self) }
        // Converting takes quadratic time.
        guard integer.digits.count < 20_000 else {
            let prefix = integer.radix == 16 ? "0x" : integer.radix == 8 ? "0o" : "0b"
            return prefix + String(decoding: integer.digits, as: UTF8.self)
        }
        var limbs: [UInt64] = [0]
        for byte in integer.digits {
            var carry = UInt64(byte < 58 ? byte - 48 : (byte | 0x20) - 87)
            for index in limbs.indices {
                let value = limbs[index] * UInt64(integer.radix) + carry
                limbs[index] = value % 1_000_000_000
                carry = value / 1_000_000_000
            }
            if carry > 0 { limbs.append(carry) }
        }
        var text = String(limbs.removeLast())
        for limb in limbs.reversed() {
            let digits = String(limb)
            text += String(repeating: "0", count: 9 - digits.count) + digits
        }
        return text
    }

    /// Python's `repr` of a float: the shortest digits, with an exponent from 1e16 on and below 1e-4.
    static func float(_ value: Double) -> String {
        if value.isInfinite { return "inf" }
        if value == 0 { return "0.0" }
        // The shortest digits are the standard library's; only where the point goes differs.
        let description = "\(value)"
        let parts = description.split(separator: "e")
        guard let mantissa = parts.first else { return description }
        var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let halves = mantissa.split(separator: ".", omittingEmptySubsequences: false)
        var digits = halves.joined()
        exponent += halves[0].count - 1
        let leadingZeros = digits.prefix { $0 == "0" }.count
        digits.removeFirst(leadingZeros)
        exponent -= leadingZeros
        while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
        if exponent < -4 || exponent >= 16 {
            let size = abs(exponent) < 10 ? "0\(abs(exponent))" : "\(abs(exponent))"
            let rest = digits.dropFirst()
            return "\(digits.prefix(1))\(rest.isEmpty ? "" : ".")\(rest)e\(exponent < 0 ? "-" : "+")\(size)"
        }
        if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + digits }
        if digits.count <= exponent + 1 {
            return digits + String(repeating: "0", count: exponent + 1 - digits.count) + ".0"
        }
        return "\(digits.prefix(exponent + 1)).\(digits.dropFirst(exponent + 1))"
    }
}
